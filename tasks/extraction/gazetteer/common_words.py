"""English words that open sentences and headlines in the news: large there, they are no names. Lower case."""

from __future__ import annotations

from typing import Final

from tasks.extraction.words import listed

#: Occupations and roles: right before the name of a person they are no part of it.
ROLES: Final = listed(
    """
    academic accountant activist actor actress administrator adviser advisor agent agronomist aide analyst anchor
    archaeologist architect artist assemblyman assemblywoman astronaut astronomer athlete attorney auditor author
    baker banker barrister batsman biologist boss botanist boxer brother builder businessman businesswoman butcher
    campaigner candidate captain caretaker carpenter cellist chairman chairperson chairwoman champion chef chemist
    chief choreographer climatologist clinician coach colleague collector columnist comedian commander commentator
    commissioner composer conductor conservationist consultant contractor coordinator coroner correspondent councillor
    counsellor cousin critic curator cyclist dancer daughter dean defender demographer dentist deputy designer
    detective developer diplomat director doctor driver ecologist economist editor educator electrician engineer
    entrepreneur envoy epidemiologist executive expert explorer farmer father fighter filmmaker financier firefighter
    fisherman footballer forward founder friend gardener general geneticist geographer geologist goalkeeper golfer
    governor guard guide guitarist gymnast hairdresser historian host housewife husband hydrologist immunologist
    inspector instructor inventor investigator investor journalist judge jurist keeper labourer landlord lawmaker
    lawyer leader lecturer legislator librarian lieutenant linguist lobbyist magistrate magnate manager marine
    mathematician mayor mechanic medic merchant meteorologist microbiologist midfielder midwife militant miner
    minister monk mother musician naturalist negotiator neighbour nephew neurologist novelist nun nurse nutritionist
    oceanographer officer official officials oncologist opponent organiser owner paediatrician painter paramedic
    parliamentarian partner pathologist patient pensioner performer pharmacist philanthropist philosopher photographer
    physician physicist pianist pilot planner player plumber poet policeman policewoman politician porter preacher
    premier presenter president priest prince princess principal prisoner producer professor programmer prosecutor
    protester psychiatrist psychologist publisher rancher ranger rapper rector referee refugee reporter representative
    researcher resident retailer rival runner sailor salesman scholar scientist sculptor secretary senator sergeant
    shepherd shopkeeper singer sister skipper sociologist soldier solicitor son soprano spokesman spokesperson
    spokeswoman sprinter statistician strategist striker student superintendent surgeon survivor suspect swimmer
    tailor teacher teammate technician tenor trader trainer treasurer tycoon uncle veteran veterinarian victim
    violinist virologist volunteer waiter warden widow wife winger winner witness worker wrestler writer zoologist
    """
)

#: Other words that open sentences, headlines and lists.
PLAIN: Final = ROLES | listed(
    """
    abroad access accident account accounts acres action actions activists activity actors admission advice agency
    agreement aid aircraft airlines airport alarm album alcohol allegations alliance ambulance amendment amid
    ammunition analysts anger animals answers antennas anxiety apart apartments appeal apples applications
    archaeologists area areas argument arms army arrests arrival art article articles artists assets assistance
    astronomers athletes attack attacks attempts attendance attention auction audience author authorities average
    awards babies background ballots banks banners bars baskets batteries battery beaches beans bears beef beer behind
    benefits bicycles bids bikes billions birds births blame blasts blood boats bodies bomb bombs bonds bones books
    border borders borrowers borrowing bosses bottles boys brands bread break breakfast brides bridges broadband
    budget builders building buildings bullets buses business businesses butter buyers cabinet cables calls camels
    cameras campaign campaigners camps cancer candidates capital captains carbon cards care cargo cars cases cash
    cattle cause causes ceasefire cement ceremonies challenges champions changes charges charities charity cheap check
    cheese chemicals chicken children choice cholera cities citizens civilians claims classes classrooms clean climate
    clinics clothes clouds clubs coal coastguards cocoa coffee coins cold colleagues colleges comments commodities
    commuters companies compensation competition complaints computers concerns conditions conflict construction
    consumers consumption contact containers contracts control convoys cooking copies copper corn corruption cost
    costs cotton councils counting countries couples courts coverage cows crashes credit crew crews cricket crime
    crimes crisis critics crops crossings crowds crude culture curfew currency customers cyclists damage dams dancers
    danger data dates daughters days deaths debate debt decades decisions deer defenders delays delegates delivery
    demand democracy demonstrators depositors deposits desert deserts designers details detectives developers diesel
    diets dinner diplomacy diplomats directors disaster discussions diseases displaced distance divers dividends
    doctors documents dogs dollars donations donors doors doubts dozens drivers drones drought drugs dust earnings
    earthquakes economists economy editors education eggs elders elected elections electricity emergency emissions
    employees employers employment energy engineers engines entry equipment errors estimates events everyone evidence
    examinations excellent exchange exercise experts explosions exports extra eyewitnesses factories families famine
    fans fares farmers farming fashion fathers fear fears feed feeding fees feet fever fields fighters fighting
    figures films finance fines fire firefighters fires firms fish fishermen flags flights floods flour flowers fog
    food football forecasters foreign foreigners forests former fortunes founders free freedom fresh friends fruit
    fuel full funding funds funerals furniture future gains games gangs gardens gas gasoline gender girls glaciers
    goals goats gold good goods governments governors grain grains grants grapes grass ground groups growers growth
    guards guests guns habitat half halls harvest harvesters headlines health hearings heat heating heavy height
    helicopters help herders high historians hopes horses hospitals hostages hotels hours house households houses
    housing human hundreds hunger hunters hurricanes ice ideas identity illegal images immigrants immigration import
    imports income independence industries industry infections inflation information infrastructure injuries inquiries
    insects inside inspectors installation insurance insurers interest interviews investigators investment investments
    investors iron irrigation islanders islands issues items jewellery jobs journalists journeys judges jurors justice
    keep kids kings kitchens knives labels labour ladies lakes land landlords landmines landslides language languages
    laptops large law lawmakers laws lawyers layers leaders leading leaves legal legislators lenders lessons letters
    levels liberty libraries licence licences life lightning lights limits lines lions litres livestock living loans
    locals logs long looters lorries losses love low luck lunch machines magazines mail maize major malaria
    malnutrition management managers manufacturers maps marchers margins marine mariners market markets masks mass
    materials matters mayors meals measles measures meat medals media medicine medicines meetings members memories men
    merchants messages metal meteorologists migrants migration militants military milk millers millions minerals
    miners mines mining ministers minutes missiles mobile models modern money monks months monuments mortgages
    mosquitoes mothers motorists mountains mourners movies museums music musicians names nations nature navy
    negotiations negotiators neighboring neighbors neighbouring neighbours networks newspapers night noise non-profit
    north nothing nuclear numbers nurses nutrition objects observers occupants offenders offers officers offices oil
    old olives onions online open operations operators opinion opponents opposition options oranges orders
    organisations organisers organizations orphans output outside overall overnight owners oxygen packages pain palm
    paper parents parks parliamentarians part participants parties partners parts passengers passports patients
    patrols pay payments peace peasants pensioners pensions people peppers performers permits personal petrol phones
    photographs photos physicians pickers pigs pilots pipelines pirates places planes planners plans plants plastic
    players poachers poems poets police policies policymakers politicians politics polls pollution poor population
    ports poultry poverty power prayers present presidents press pressure prevention prices priests prisoners prisons
    privacy private prizes problems procedures proceeds processing producers production products professors profit
    profits programmes projects promises property prosecutors protection protesters protests provinces provision
    public publishers pupils purchases quality quarantine queens questions rail railways rain rainfall rains rangers
    rates readers real rebels recent recession records recovery recruitment recycling referees reforms refugees
    regional registration regulators relations relatives release relief religion remember rent rents repairs reports
    representatives rescue rescuers research researchers reserves residents resources respondents response restaurants
    restrictions results retail retailers returns revenue revenues rice rich riders rights ripe rising risk risks
    rivals rivers roads robbers rockets rooms roots routes rubber rules rumours runners rural safety sailors salaries
    sales salt samples sanctions sand satellites savings scholars schools science scientists scores sculptures search
    seas seats security seeds seizures sellers senators senior separately services settlers sewage shareholders shares
    sharks sheep shells shelters shepherds shipments shipping ships shoes shoppers shops shortages shots shows
    sickness signs silence silver similar singers sirens sisters skills skin sleep slow small smoke smugglers snow
    soil soldiers solutions some songs sons sounds sources soybeans space spaces speakers special species spectators
    speed spending sport sports staff stars state statements states statistics statues steel steps still stocks stones
    storage stores stories storms streets strikes strong students studies subscribers subsidies success sugar suicide
    supermarkets suppliers supplies support supporters surgeons surveyors surveys survivors suspects swimmers systems
    talks tankers tanks tariffs taxes taxis teachers teams technicians technology teenagers telescopes televisions
    temperatures temples tenants tensions terrorism tests textbooks theft thieves things thunder ticket tickets tigers
    timber tobacco tomatoes tonnes tools torture tourism tourists towns toys tracks trade traders trading traffic
    trains transport travel travellers treatment trees trials tribes tribunals troops trucks trust truth tuition
    turbines turnout twins unemployment unions universities urban users vaccination vaccinations vaccine vaccines
    valleys vegetables vehicles vendors verdicts veterans vets victims villagers villages violence visitors visits
    volcanoes volunteers voters votes voting wages war warehouses warm warnings wars waste watchdogs water waters
    waves weapons weather weddings weeks welcome welfare wells whales wheat wheels white wildfires wildlife wind
    windows winds wine winners winter winters witnesses wives women wood wool words work workers working workshops
    world wounds writers wrong years yields young youth youths zoos
    """
)
