"""States, provinces and nations of large countries, as the news names them without saying the country."""

from __future__ import annotations

from typing import Final

#: `country; names`. A name after `!` is as often something else and counts only where the recogniser sees a place.
TABLE: Final = """
AR; Patagonia, !Mendoza, !Neuquén, !Santa Fe, !Chubut, !Salta, !Tucumán, !Entre Ríos, !Misiones, !Jujuy, !Chaco
AU; New South Wales, Queensland, Tasmania, South Australia, Western Australia, Northern Territory, !Victoria
BR; Minas Gerais, Rio Grande do Sul, Rio Grande do Norte, Mato Grosso, Mato Grosso do Sul, Santa Catarina, Pernambuco, \
!Bahia, !Ceará, !Goiás, !Pará, !Paraná, !Rondônia, !Roraima, !Acre, !Maranhão, !Amapá, !Tocantins
CA; Ontario, Quebec, Québec, British Columbia, Alberta, Manitoba, Saskatchewan, Nova Scotia, New Brunswick, \
Newfoundland, Newfoundland and Labrador, Prince Edward Island, Yukon, Nunavut, Northwest Territories
CD; North Kivu, South Kivu, Ituri, Katanga, Kasai
CN; Guangdong, Sichuan, Hubei, Hunan, Henan, Hebei, Shandong, Shanxi, Shaanxi, Jiangsu, Zhejiang, Fujian, Yunnan, \
Guizhou, Guangxi, Gansu, Qinghai, Heilongjiang, Liaoning, Anhui, Jiangxi, Hainan, Inner Mongolia, Ningxia
CO; !Antioquia, !Cauca, !Nariño, !Chocó, !Caquetá, !Putumayo, !Arauca, !Boyacá, !Tolima, !Huila, !Magdalena, \
Valle del Cauca, Norte de Santander
DE; North Rhine-Westphalia, Lower Saxony, Saxony, Saxony-Anhalt, Thuringia, Brandenburg, Hesse, Baden-Württemberg, \
Rhineland-Palatinate, Schleswig-Holstein, Mecklenburg-Western Pomerania, Saarland
ES; Andalusia, Galicia, Asturias, Castile and León, Castilla-La Mancha, Extremadura, Navarre, Canary Islands, \
Balearic Islands, !Aragon, !Murcia
FR; Brittany, Normandy, Provence, Occitanie, Île-de-France, Alsace, Lorraine, Burgundy, !Picardy
GB; Yorkshire, Lancashire, Cornwall, Devon, !Kent, !Essex, !Sussex, !Surrey, !Norfolk, !Suffolk, Cumbria, \
Northumberland, Lincolnshire, Nottinghamshire, Derbyshire, Staffordshire, Shropshire, Herefordshire, Oxfordshire, \
Cambridgeshire, Hertfordshire, Hampshire, Wiltshire, Gloucestershire, West Midlands, East Anglia, Greater Manchester, \
Merseyside, Aberdeenshire, Orkney, Shetland
ID; Aceh, Papua, West Papua, East Java, Central Java, West Java, Sulawesi, Sumatra, Kalimantan, Java, Bali
IN; Uttar Pradesh, Madhya Pradesh, Andhra Pradesh, Himachal Pradesh, Arunachal Pradesh, Maharashtra, Gujarat, \
Rajasthan, Karnataka, Kerala, Tamil Nadu, Telangana, West Bengal, Bihar, Jharkhand, Odisha, Chhattisgarh, Assam, \
Meghalaya, Manipur, Mizoram, Nagaland, Tripura, Sikkim, Uttarakhand, Haryana, Ladakh, !Goa
IT; Tuscany, Lombardy, Piedmont, Veneto, Liguria, Emilia-Romagna, Umbria, Calabria, Apulia, Campania, Lazio, Abruzzo
MX; Chiapas, Oaxaca, Sinaloa, Sonora, Michoacán, Guerrero, Jalisco, Nuevo León, Tamaulipas, Coahuila, Yucatán, \
Quintana Roo, Zacatecas, !Tabasco, !Veracruz, !Durango, !Hidalgo, !Morelos, !Nayarit, !Colima, !Campeche
NG; Borno State, Kaduna State, Lagos State, Rivers State, Benue, Zamfara, Borno, Plateau State, Kano State, Ogun, \
Akwa Ibom, Bayelsa, Anambra, !Rivers, !Delta State, Imo State, Ondo, Osun, Ekiti, Kogi, Kwara, Taraba, Adamawa, Yobe
PK; Sindh, Balochistan, Khyber Pakhtunkhwa, Gilgit-Baltistan
PH; Mindanao, Luzon, Visayas, Palawan, Leyte, Samar
RU; Tatarstan, Bashkortostan, Ingushetia, Kabardino-Balkaria, Yakutia, Buryatia, Kamchatka, Sakhalin, Kaliningrad
SD; North Darfur, South Darfur, West Darfur, South Kordofan, North Kordofan
UA; Luhansk Oblast, Donetsk Oblast, Zakarpattia
ZA; KwaZulu-Natal, Gauteng, Limpopo, Mpumalanga, Eastern Cape, Western Cape, Northern Cape, Free State, !North West
"""
