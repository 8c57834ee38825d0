"""What 160 invented news phrases count, as a careful reader would note it; made before tuning.

Each row: the words, then the quantities in order: indicator, low, high, unit, approximate.
A row with no quantity holds numbers that count nothing.
"""

Row = tuple[str, float | None, float | None, str, bool]
_DAY, _YEAR = 86400, 31557600


def _count(indicator: str, value: float) -> Row:
    return (indicator, value, value, "", False)


def _about(indicator: str, value: float) -> Row:
    return (indicator, value, value, "", True)


def _least(indicator: str, value: float) -> Row:
    return (indicator, value, None, "", False)


def _most(indicator: str, value: float) -> Row:
    return (indicator, None, value, "", False)


def _vague(indicator: str) -> Row:
    return (indicator, None, None, "", True)


def _of(indicator: str, value: float, unit: str) -> Row:
    return (indicator, value, value, unit, False)


PHRASES: tuple[tuple[str, tuple[Row, ...]], ...] = (
    # Killed and injured, in every order.
    ("The blast at Orvell market killed 14 people.", (_count("person killed", 14),)),
    ("Fourteen people were killed in the blast.", (_count("person killed", 14),)),
    ("14 dead in Orvell blast", (_count("person killed", 14),)),
    ("The death toll stood at 14 on Friday.", (_count("person killed", 14),)),
    ("The death toll has risen to at least 21.", (_least("person killed", 21),)),
    ("There were 14 deaths, the ministry said.", (_count("person killed", 14),)),
    ("The storm claimed the lives of 14 people.", (_count("person killed", 14),)),
    ("The storm claimed 14 lives.", (_count("person killed", 14),)),
    ("Three nurses died when the roof fell in.", (_count("nurse killed", 3),)),
    ("The fire left six people dead and 30 wounded.", (_count("person killed", 6), _count("person injured", 30))),
    ("Two rebels and eleven Harran troops have been killed since dawn.", (_count("rebel killed", 2), _count("harran troop killed", 11))),
    ("The raid killed 20 rebels and wounded nine others.", (_count("rebel killed", 20), _count("person injured", 9))),
    ("At least 40 miners are feared dead.", (_least("miner killed", 40),)),
    ("More than 200 passengers were hurt.", (_least("passenger injured", 200),)),
    ("The attack, which wounded 17 soldiers, began at noon.", (_count("soldier injured", 17),)),
    ("Seven guards were injured, two of them seriously.", (_count("guard injured", 7), _count("", 2))),
    ("Twenty rebels killed three soldiers in the valley.", (_count("rebel", 20), _count("soldier killed", 3))),
    ("Police found the bodies of five men.", (_count("man killed", 5),)),
    ("The quake caused 52 fatalities.", (_count("person killed", 52),)),
    ("Officials reported 31 injuries.", (_count("person injured", 31),)),
    ("Some 60 civilians are missing.", (_about("civilian missing", 60),)),
    ("Twelve sailors remain unaccounted for.", (_count("sailor missing", 12),)),
    ("The floods displaced 45,000 people.", (_count("person displaced", 45000),)),
    ("About 45,000 people have been displaced.", (_about("person displaced", 45000),)),
    ("Police arrested 27 protesters.", (_count("protester arrested", 27),)),
    ("27 demonstrators were detained overnight.", (_count("demonstrator arrested", 27),)),
    ("The sweep led to 27 arrests.", (_count("person arrested", 27),)),
    ("Divers rescued eight children from the ferry.", (_count("child rescued", 8),)),
    ("Eight children were pulled alive from the ferry.", (_count("child rescued", 8),)),
    ("Gunmen abducted 100 schoolgirls.", (_count("schoolgirl abducted", 100),)),
    ("Nine people were taken to hospital.", (_count("person hospitalised", 9),)),
    ("Nine people received hospital care.", (_count("person treated", 9),)),
    ("The militia freed 16 hostages on Monday.", (_count("hostage released", 16),)),
    ("Dozens of villagers fled.", (_vague("villager fled"),)),
    ("The shelling destroyed 70 homes and damaged 210.", (_count("home destroyed", 70), _count("home damaged", 210))),
    ("Seventy homes were destroyed.", (_count("home destroyed", 70),)),
    ("More than 30 people, including three children, were killed.", (_least("person killed", 30), _count("child killed", 3))),
    ("Scores of workers were laid off.", (_vague("worker dismissed"),)),
    ("The plant laid off 350 workers.", (_count("worker dismissed", 350),)),
    ("One soldier was killed.", (_count("soldier killed", 1),)),
    ("The army lost 12 men.", (_count("man", 12),)),
    ("A total of 19 firefighters have died.", (_count("firefighter killed", 19),)),
    # Counts of things and people.
    ("The jets flew 20 air raids.", (_count("air raid", 20),)),
    ("Two ammunition stores burned.", (_count("ammunition store", 2),)),
    ("The mayor met four Harran engineers.", (_count("harran engineer", 4),)),
    ("About 65,000 people now live in the camp.", (_about("person", 65000),)),
    ("He owns two dozen horses.", (_count("horse", 24),)),
    ("A dozen boats were seized.", (_count("boat", 12),)),
    ("Half a dozen boats lay at the pier.", (_count("boat", 6),)),
    ("Several hundred students marched.", (_vague("student"),)),
    ("Tens of thousands of fans filled the square.", (_vague("fan"),)),
    ("Hundreds of trucks queued at the border.", (_vague("truck"),)),
    ("As many as 400 trucks queued.", (_most("truck", 400),)),
    ("Up to 50 villages were cut off.", (_most("village", 50),)),
    ("No more than 50 guests may attend.", (_most("guest", 50),)),
    ("Fewer than 50 seats are left.", (_most("seat", 50),)),
    ("No fewer than 50 seats are left.", (_least("seat", 50),)),
    ("Nearly 300 trees fell.", (_about("tree", 300),)),
    ("Almost 300 trees fell.", (_about("tree", 300),)),
    ("Roughly 300 trees fell.", (_about("tree", 300),)),
    ("An estimated 3,000 birds died.", (_about("bird killed", 3000),)),
    ("Over 3,000 letters arrived.", (_least("letter", 3000),)),
    ("300 or so letters arrived.", (_about("letter", 300),)),
    ("300 or more letters arrived.", (_least("letter", 300),)),
    ("From 1,000 to 1,500 gunmen are inside.", (("gunman", 1000, 1500, "", False),)),
    ("Between 40 and 50 houses burned.", (("house", 40, 50, "", False),)),
    ("Two or three witnesses spoke.", (("witness", 2, 3, "", False),)),
    ("Some 20-30 cars were torched.", (("car", 20, 30, "", True),)),
    ("The city has 2–3 million inhabitants.", (("inhabitant", 2e6, 3e6, "", False),)),
    ("The number of cases rose from 10 to 15.", (_count("case", 10), _count("case", 15))),
    ("One hundred and fifty schools closed.", (_count("school", 150),)),
    ("Two hundred thousand voters stayed away.", (_count("voter", 200000),)),
    ("Twenty-one ministers resigned.", (_count("minister", 21),)),
    ("Half a million people signed.", (_count("person", 500000),)),
    ("Two and a half million people signed.", (_count("person", 2500000),)),
    ("1.2 million people signed.", (_count("person", 1200000),)),
    ("A million and a half people signed.", (_count("person", 1500000),)),
    ("The 12-nation alliance will meet.", (_count("nation", 12),)),
    ("A three-member panel heard the case.", (_count("member", 3),)),
    ("The UN sent 200 “peace-keeping” troops.", (_count("peace keeping troop", 200),)),
    ("All 2,000 Veldish soldiers will leave.", (_count("veldish soldier", 2000),)),
    ("U.S. officials counted 15 U.S. soldiers.", (_count("us soldier", 15),)),
    ("2000 troops crossed the river.", (_count("troop", 2000),)),
    ("Three heavily armed men ran off.", (_count("man", 3),)),
    ("Four women and two children waited.", (_count("woman", 4), _count("child", 2))),
    ("A few villagers stayed.", (_vague("villager"),)),
    ("A handful of fighters resisted.", (_vague("fighter"),)),
    ("About 30 police officers watched.", (_about("police officer", 30),)),
    ("The court heard 11 witnesses.", (_count("witness", 11),)),
    ("The union has 65 000 members.", (_count("member", 65000),)),
    ("More than a thousand pages were leaked.", (_least("page", 1000),)),
    ("The fleet has 14 aircraft.", (_count("aircraft", 14),)),
    ("Just 12 of the 40 jurors agreed.", (_count("", 12), _count("juror", 40))),
    # Shares.
    ("Turnout was 61 percent.", (_of("turnout", 61, "percent"),)),
    ("Unemployment rose to 7.4%.", (_of("unemployment", 7.4, "percent"),)),
    ("Some 12 per cent of voters abstained.", (("voter", 12, 12, "percent", True),)),
    ("At least 40% of pupils were absent.", (("pupil", 40, None, "percent", False),)),
    ("A third of the island is under water.", (_of("island", 33.333333, "percent"),)),
    ("Two-thirds of members voted no.", (_of("member", 66.666667, "percent"),)),
    ("Half of the crop is lost.", (_of("crop", 50, "percent"),)),
    ("Three quarters of residents have left.", (_of("resident", 75, "percent"),)),
    ("One in five pupils was absent.", (_of("pupil", 20, "percent"),)),
    ("Nine out of ten doctors agree.", (_of("doctor", 90, "percent"),)),
    ("Between 5% and 7% of bees survived.", (("bee", 5, 7, "percent", False),)),
    ("Rates went up by 0.5 percentage points.", (_of("rate", 0.5, "percentage point"),)),
    # Money.
    ("The grant is worth $1.5 billion.", (_of("grant", 1.5e9, "USD"),)),
    ("They sent $5m in aid.", (_of("aid", 5e6, "USD"),)),
    ("The bank lost £300m.", (_of("loss", 3e8, "GBP"),)),
    ("He was fined 20,000 euros.", (_of("fine", 20000, "EUR"),)),
    ("The firm paid a €4.2 million fine.", (_of("fine", 4.2e6, "EUR"),)),
    ("It cost more than US$2bn.", (("cost", 2e9, None, "USD", False),)),
    ("A ticket costs 50 pence.", (_of("ticket", 0.5, "GBP"),)),
    ("He sold it for 3,000 yen.", (_of("", 3000, "JPY"),)),
    ("A loan of A$70 million was agreed.", (_of("loan", 7e7, "AUD"),)),
    ("The budget is between $2m and $3m.", (("budget", 2e6, 3e6, "USD", False),)),
    ("The budget is $2-3 million.", (("budget", 2e6, 3e6, "USD", False),)),
    ("Half a million dollars was stolen.", (_of("", 500000, "USD"),)),
    # Durations.
    ("The 90-second recording was posted.", (_of("recording", 90, "second"),)),
    ("The brief, minute-and-a half recording was posted.", (_of("recording", 90, "second"),)),
    ("The recording lasts 90 seconds.", (_of("recording", 90, "second"),)),
    ("The recording is a minute and a half long.", (_of("recording", 90, "second"),)),
    ("A four-year campaign ended.", (_of("campaign", 4 * _YEAR, "second"),)),
    ("They spoke for two hours and 15 minutes.", (_of("", 8100, "second"),)),
    ("They spoke for half an hour.", (_of("", 1800, "second"),)),
    ("The hour-long meeting ended.", (_of("meeting", 3600, "second"),)),
    ("A two-and-a-half-hour hearing followed.", (_of("hearing", 9000, "second"),)),
    ("The siege lasted nearly three weeks.", (("siege", 21 * _DAY, 21 * _DAY, "second", True),)),
    ("He was sentenced to 12 years in prison.", (_of("prison", 12 * _YEAR, "second"),)),
    ("The lull lasted 48 hours.", (_of("lull", 2 * _DAY, "second"),)),
    # Lengths, areas and the rest.
    ("They hold a 500-metre square area.", (_of("area", 500, "metre"),)),
    ("The village lies 12 km from the border.", (_of("border", 12000, "metre"),)),
    ("The fire burned 2,000 hectares of forest.", (_of("forest", 2e7, "square metre"),)),
    ("It covers 20 square kilometres.", (_of("", 2e7, "square metre"),)),
    ("A 10-mile queue formed.", (_of("queue", 16093.44, "metre"),)),
    ("A 6.2-magnitude quake struck.", (_of("quake", 6.2, "magnitude"),)),
    ("A magnitude 6.2 quake struck.", (_of("quake", 6.2, "magnitude"),)),
    ("Winds of 120 mph hit the coast.", (_of("wind", 53.6448, "metre per second"),)),
    ("Police seized 3 tonnes of cocaine.", (_of("cocaine", 3000, "kilogram"),)),
    ("The tanker spilled 500 barrels of oil.", (_of("oil", 79493.647464, "litre"),)),
    ("It was 41 degrees Celsius.", (_of("", 41, "degree celsius"),)),
    ("He is six feet two inches tall.", (_of("", 1.8796, "metre"),)),
    # Ages and ranks.
    ("A 15-year-old girl was hurt.", (_of("girl age", 15, "year"),)),
    ("Mara Venn, 34, saw it.", (_of("mara venn age", 34, "year"),)),
    ("She left as a schoolgirl, aged 15.", (_of("schoolgirl age", 15, "year"),)),
    ("The suspect is 19 years old.", (_of("suspect age", 19, "year"),)),
    ("She died at the age of 90.", (_of("age", 90, "year"),)),
    ("It was the third attack this week.", (_of("attack", 3, "ordinal"),)),
    ("This is the 16th blast in the city.", (_of("blast", 16, "ordinal"),)),
    # Numbers that count nothing.
    ("Call 0800 555 0123 for advice.", ()),
    ("Orvell beat Tarn 3-1 on Saturday.", ()),
    ("Flight 370 left at 9.40am.", ()),
    ("An F-16 and a Boeing 737 landed.", ()),
    ("It happened on 5 March 2019 at 10:30.", ()),
    ("He was born in 1984 and moved in 2001.", ()),
    ("Resolution 2254 and Article 50 apply.", ()),
    ("The G20 met in Harran.", ()),
    ("Covid-19 closed the school.", ()),
    ("He won the 2016 election.", ()),
    ("One of them said no one would come.", ()),
    ("The one hundred hundred men of the song", ()),
    ("A figure of 1" + "0" * 400 + " was named.", ()),
    ("Three years ago he left; it was the 1990s.", ()),
    ("Write to desk12@orvell.example or see www.orvell.example/2019/44.", ()),
)  # fmt: skip
