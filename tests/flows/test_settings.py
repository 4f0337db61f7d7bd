"""Settings: the command line before the environment before the defaults; Prefect told without touching the user's."""

import pytest

from flows.settings import Settings, quiet_prefect, server_address, settings
from tasks.errors import UsageError
from tasks.source.sources import Source


def test_defaults() -> None:
    assert settings({}, {}) == Settings(open=settings({}, {}).open)


def test_the_command_line_wins_over_the_environment() -> None:
    environment = {"NIGHTMILL_SEEDS": "/env", "NIGHTMILL_JOBS": "3"}
    chosen = settings({"seeds": "/given", "jobs": None}, environment)
    assert (chosen.seeds, chosen.jobs) == ((Source("/given"),), 3)


def test_what_is_no_setting_is_left_alone() -> None:
    assert settings({"format": "csv", "query": "select 1"}, {}) == Settings(open=settings({}, {}).open)


@pytest.mark.parametrize(("name", "value"), [("jobs", "many"), ("jobs", "0"), ("keep", "-1"), ("max_bytes", "1.5")])
def test_wrong_numbers_are_refused_with_their_source(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=f"--{name.replace('_', '-')}"):
        settings({name: value}, {})
    with pytest.raises(UsageError, match=f"NIGHTMILL_{name.upper()}"):
        settings({}, {f"NIGHTMILL_{name.upper()}": value})


def test_prefect_is_told_but_the_user_wins() -> None:
    environment = {"PREFECT_SERVER_ANALYTICS_ENABLED": "true"}
    quiet_prefect(environment)
    assert environment["PREFECT_SERVER_ANALYTICS_ENABLED"] == "true"
    assert environment["PREFECT_FLOWS_HEARTBEAT_FREQUENCY"] == "30"
    assert environment["PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS"] == "false"
    assert environment["PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE"].endswith("filesystem")


def test_every_prefect_setting_is_one_that_prefect_knows() -> None:
    from prefect.settings.legacy import _get_settings_fields
    from prefect.settings.models.root import Settings as PrefectSettings

    known = {name.upper() for name in _get_settings_fields(PrefectSettings)}
    environment: dict[str, str] = {}
    quiet_prefect(environment)
    assert {name for name in environment if name.startswith("PREFECT_")} <= known


def test_the_server_is_the_one_named_else_one_on_this_machine() -> None:
    assert server_address({}).url == "http://127.0.0.1:4200/api"
    assert not server_address({}).configured
    assert server_address({"PREFECT_SERVER_API_PORT": "4999"}).port == 4999
    named = server_address({"PREFECT_API_URL": "http://prefect:4200/api"})
    assert (named.url, named.configured) == ("http://prefect:4200/api", True)
