"""Send a short message to people: by a Prefect block, or by any address that Apprise knows (mail, webhook, chat)."""

from __future__ import annotations

import warnings
from typing import Any, cast

from tasks.reporting.alerts import Alert
from tasks.run import say


def send(target: str, alert: Alert) -> bool:
    """Send `alert`; says in the log why it could not. A message that does not go out never fails a run.

    Args:
        target: a Prefect block as `slack-webhook/NAME`, or an address such as `json://host/path`,
            `mailto://user:password@example.org`, `slack://...`.
        alert: what to say.
    """
    try:
        sent = _by_address(target, alert) if "://" in target else _by_block(target, alert)
    except (ImportError, ValueError, OSError, RuntimeError) as error:
        say("notify", f"the message could not be sent: {error}")
        return False
    if not sent:
        say("notify", f"the message could not be sent to {target.partition('://')[0]}")
    return sent


def _by_address(target: str, alert: Alert) -> bool:
    with warnings.catch_warnings():
        # Its plugins, imported late, import what newer Pythons deprecate; nothing of that is ours to mend.
        warnings.simplefilter("ignore")
        from apprise import Apprise

        to = Apprise()
        return bool(to.add(target) and to.notify(title=alert.title, body=alert.body))


def _by_block(target: str, alert: Alert) -> bool:
    from prefect.blocks.core import Block

    block = cast(Any, Block.load(target))
    block.notify(alert.body, alert.title)
    return True
