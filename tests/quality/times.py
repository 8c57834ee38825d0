"""When 160 invented news phrases are, as a careful reader would note it; made before tuning.

Each row: the words, then the moments in order: start, end, precision (all None where the words
cannot be resolved). The reference is Wednesday 13 March 2019, 10:00, unless a group says else.
"""

Row = tuple[str | None, str | None, str | None]
_NONE: Row = (None, None, None)


def _day(start: str, end: str) -> Row:
    return (start, end, "day")


def _month(start: str, end: str) -> Row:
    return (start, end, "month")


def _year(start: str, end: str) -> Row:
    return (start, end, "year")


def _part(start: str, end: str) -> Row:
    return (start, end, "part-of-day")


_MON, _TUE = _day("2019-03-11", "2019-03-12"), _day("2019-03-12", "2019-03-13")
_WED, _THU = _day("2019-03-13", "2019-03-14"), _day("2019-03-14", "2019-03-15")
_FRI, _SUN = _day("2019-03-15", "2019-03-16"), _day("2019-03-10", "2019-03-11")

PHRASES: tuple[tuple[str, tuple[Row, ...]], ...] = (
    # Weekdays, past by default.
    ("The mayor spoke on Monday.", (_MON,)),
    ("The mayor spoke Monday.", (_MON,)),
    ("Tuesday's vote was close.", (_TUE,)),
    ("The mayor spoke on Wednesday.", (_WED,)),
    ("Guards fired on Thursday.", (_day("2019-03-07", "2019-03-08"),)),
    ("The shelling began on Sunday, he said.", (_SUN,)),
    ("Last Friday the dam broke.", (_day("2019-03-08", "2019-03-09"),)),
    ("The dam broke last Wednesday.", (_day("2019-03-06", "2019-03-07"),)),
    ("It was released late on Monday.", (_part("2019-03-11T18:00", "2019-03-12T00:00"),)),
    ("It was released late Monday.", (_part("2019-03-11T18:00", "2019-03-12T00:00"),)),
    ("Early on Tuesday the guns fell silent.", (_part("2019-03-12T00:00", "2019-03-12T09:00"),)),
    ("The push resumed on Sunday night.", (_part("2019-03-10T18:00", "2019-03-11T06:00"),)),
    ("He was seen on Tuesday morning.", (_part("2019-03-12T06:00", "2019-03-12T12:00"),)),
    ("He was seen on Tuesday afternoon.", (_part("2019-03-12T12:00", "2019-03-12T18:00"),)),
    ("He was seen Monday evening.", (_part("2019-03-11T18:00", "2019-03-12T00:00"),)),
    ("On the night of Sunday the push resumed.", (_part("2019-03-10T18:00", "2019-03-11T06:00"),)),
    ("Late on Monday night shots were heard.", (_part("2019-03-11T20:00", "2019-03-12T06:00"),)),
    ("Early Tuesday morning shots were heard.", (_part("2019-03-12T00:00", "2019-03-12T09:00"),)),
    ("He told the paper on Tuesday that he would resign.", (_TUE,)),
    ("Since Monday, 12 men have died.", (_MON,)),
    # Weekdays to come.
    ("The court will rule on Friday.", (_FRI,)),
    ("The court is expected to rule on Friday.", (_FRI,)),
    ("The court is due to rule Friday.", (_FRI,)),
    ("Court to rule on Friday", (_FRI,)),
    ("On Thursday the court will rule.", (_THU,)),
    ("A verdict will be announced on Thursday.", (_THU,)),
    ("He said on Monday that a verdict would be announced on Thursday.", (_MON, _THU)),
    ("The talks are scheduled for Friday.", (_FRI,)),
    ("The talks resume next Monday.", (_day("2019-03-18", "2019-03-19"),)),
    ("This Friday the shops will close.", (_FRI,)),
    ("He will speak on Wednesday.", (_WED,)),
    ("He is going to speak on Saturday evening.", (_part("2019-03-16T18:00", "2019-03-17T00:00"),)),
    # Days named from today.
    ("He left yesterday.", (_TUE,)),
    ("He leaves tomorrow.", (_THU,)),
    ("He leaves today.", (_WED,)),
    ("He left yesterday evening.", (_part("2019-03-12T18:00", "2019-03-13T00:00"),)),
    ("He leaves tomorrow morning.", (_part("2019-03-14T06:00", "2019-03-14T12:00"),)),
    ("He left this morning.", (_part("2019-03-13T06:00", "2019-03-13T12:00"),)),
    ("He left last night.", (_part("2019-03-12T18:00", "2019-03-13T06:00"),)),
    ("The vote is tonight.", (_part("2019-03-13T18:00", "2019-03-14T06:00"),)),
    ("He left earlier today.", (_WED,)),
    ("Troops advanced overnight.", (_part("2019-03-12T18:00", "2019-03-13T06:00"),)),
    ("He said on Tuesday that troops had advanced overnight.", (_TUE, _part("2019-03-11T18:00", "2019-03-12T06:00"))),
    ("Troops advanced overnight on Sunday.", (_part("2019-03-10T18:00", "2019-03-11T06:00"),)),
    ("Troops advanced overnight into Monday.", (_part("2019-03-10T18:00", "2019-03-11T06:00"),)),
    # Full dates.
    ("The picture was taken on March 5, 2019.", (_day("2019-03-05", "2019-03-06"),)),
    ("The picture was taken on 5 March 2019.", (_day("2019-03-05", "2019-03-06"),)),
    ("The picture was taken on Tuesday, March 5, 2019.", (_day("2019-03-05", "2019-03-06"),)),
    ("Tuesday 5 March 2019", (_day("2019-03-05", "2019-03-06"),)),
    ("On the 5th of March 2019 it rained.", (_day("2019-03-05", "2019-03-06"),)),
    ("On the fifth of March it rained.", (_day("2019-03-05", "2019-03-06"),)),
    ("Updated Mar. 5, 2019", (_day("2019-03-05", "2019-03-06"),)),
    ("Sept. 11, 2001, is remembered.", (_day("2001-09-11", "2001-09-12"),)),
    ("The file is stamped 2019-03-05.", (_day("2019-03-05", "2019-03-06"),)),
    ("The file is stamped 2019-03-05T14:20.", (("2019-03-05T14:20", "2019-03-05T14:21", "minute"),)),
    ("The file is stamped 2019-03-05T14:20:33Z.", (("2019-03-05T14:20+00:00", "2019-03-05T14:21+00:00", "minute"),)),
    ("The form says 25/12/2018.", (_day("2018-12-25", "2018-12-26"),)),
    ("The form says 12/25/2018.", (_day("2018-12-25", "2018-12-26"),)),
    ("The form says 03/04/2018.", (_NONE,)),
    ("The form says 05.03.2019.", (_day("2019-03-05", "2019-03-06"),)),
    ("He arrived on the evening of 5 March 2019.", (_part("2019-03-05T18:00", "2019-03-06T00:00"),)),
    ("He arrived on March 5, 2019, at 9.30pm.", (("2019-03-05T21:30", "2019-03-05T21:31", "minute"),)),
    ("The fair ran on 5-7 March 2019.", (_day("2019-03-05", "2019-03-08"),)),
    ("The fair ran from March 5 to 7.", (_day("2019-03-05", "2019-03-08"),)),
    ("The fair ran from March 5 to March 7.", (_day("2019-03-05", "2019-03-06"), _day("2019-03-07", "2019-03-08"))),
    # Month and day without a year.
    ("The strike began on March 5.", (_day("2019-03-05", "2019-03-06"),)),
    ("The strike began on 20 December.", (_day("2018-12-20", "2018-12-21"),)),
    ("The strike will begin on March 29.", (_day("2019-03-29", "2019-03-30"),)),
    ("The country leaves the bloc on March 29.", (_day("2019-03-29", "2019-03-30"),)),
    ("The vote will be held on January 8.", (_day("2020-01-08", "2020-01-09"),)),
    ("The bridge fell on August 14th.", (_day("2018-08-14", "2018-08-15"),)),
    ("Monday, March 11", (_MON,)),
    ("He was arrested on 2 Feb.", (_day("2019-02-02", "2019-02-03"),)),
    # Months.
    ("The president announced it in December.", (_month("2018-12", "2019-01"),)),
    ("It was announced in March.", (_month("2019-03", "2019-04"),)),
    ("Polls will be held in May.", (_month("2019-05", "2019-06"),)),
    ("Polls were held in May.", (_month("2018-05", "2018-06"),)),
    ("Polls are expected in January.", (_month("2020-01", "2020-02"),)),
    ("In May 2016 the mine closed.", (_month("2016-05", "2016-06"),)),
    ("The mine closed in Oct. 2016.", (_month("2016-10", "2016-11"),)),
    ("The mine closed in early October 2016.", (_month("2016-10", "2016-11"),)),
    ("The mine closed in October of last year.", (_month("2018-10", "2018-11"),)),
    ("The mine closed last October.", (_month("2018-10", "2018-11"),)),
    ("The mine reopens next October.", (_month("2019-10", "2019-11"),)),
    ("The mine closed in mid-February.", (_month("2019-02", "2019-03"),)),
    ("The mine closed last month.", (_month("2019-02", "2019-03"),)),
    ("The mine closed earlier this month.", (_month("2019-03", "2019-04"),)),
    ("The mine reopens next month.", (_month("2019-04", "2019-05"),)),
    ("He may march in August.", (_month("2019-08", "2019-09"),)),
    # Weeks and weekends.
    ("The mine closed last week.", (_day("2019-03-04", "2019-03-11"),)),
    ("The mine closed this week.", (_day("2019-03-11", "2019-03-18"),)),
    ("The mine reopens next week.", (_day("2019-03-18", "2019-03-25"),)),
    ("Later this week he will fly home.", (_day("2019-03-11", "2019-03-18"),)),
    ("The march was held at the weekend.", (_day("2019-03-09", "2019-03-11"),)),
    ("The march was held last weekend.", (_day("2019-03-09", "2019-03-11"),)),
    ("The march will be held this weekend.", (_day("2019-03-16", "2019-03-18"),)),
    # Years and longer.
    ("The law was passed in 2015.", (_year("2015", "2016"),)),
    ("The law was passed last year.", (_year("2018", "2019"),)),
    ("The law takes force next year.", (_year("2020", "2021"),)),
    ("Earlier this year the law was passed.", (_year("2019", "2020"),)),
    ("From 2011 to 2014 he was mayor.", (_year("2011", "2012"), _year("2014", "2015"))),
    ("The 2016 election was close.", (_year("2016", "2017"),)),
    ("Trade grew in the 1990s.", (_year("1990", "2000"),)),
    ("Trade grew in the late 1980s.", (_year("1980", "1990"),)),
    ("It dates from the 19th century.", (_year("1801", "1901"),)),
    ("Profit fell in the third quarter of 2018.", (_month("2018-07", "2018-10"),)),
    ("Profit fell in Q3 2018.", (_month("2018-07", "2018-10"),)),
    ("He retired in the summer of 2014.", (_year("2014", "2015"),)),
    ("He retired last summer.", (_NONE,)),
    # Ago and stretches.
    ("Three days ago a boat sank.", (_SUN,)),
    ("A boat sank two weeks ago.", (_day("2019-02-25", "2019-03-04"),)),
    ("A boat sank a month ago.", (_month("2019-02", "2019-03"),)),
    ("A boat sank six months ago.", (_month("2018-09", "2018-10"),)),
    ("A boat sank three years ago.", (_year("2016", "2017"),)),
    ("A boat sank a decade ago.", (_year("2009", "2010"),)),
    ("A boat sank two hours ago.", (("2019-03-13T08:00", "2019-03-13T09:00", "hour"),)),
    ("A boat sank a few weeks ago.", (_NONE,)),
    ("Over the past four years the front moved.", (_year("2015-03-13", "2019-03-13"),)),
    ("In the last three days the front moved.", (_day("2019-03-10", "2019-03-13"),)),
    ("The front moved over the past week.", (_day("2019-03-06", "2019-03-13"),)),
    ("The front moved in the past two months.", (_month("2019-01-13", "2019-03-13"),)),
    ("In the next two weeks it will move again.", (_day("2019-03-13", "2019-03-27"),)),
    ("In the last 24 hours the front moved.", (("2019-03-12T10:00", "2019-03-13T10:00", "hour"),)),
    ("The front moved in recent months.", (_NONE,)),
    ("The front will move in the coming days.", (_NONE,)),
    ("He will be back in two weeks' time.", (_day("2019-03-25", "2019-04-01"),)),
    ("Two days later he died.", (_NONE,)),
    ("The following day he died.", (_NONE,)),
    ("He had died the previous week.", (_NONE,)),
    # Times of day.
    ("The blast came at 3pm on Monday.", (("2019-03-11T15:00", "2019-03-11T16:00", "hour"),)),
    ("The blast came on Monday at 3.15 p.m.", (("2019-03-11T15:15", "2019-03-11T15:16", "minute"),)),
    ("The blast came at 10:30 GMT on Tuesday.", (("2019-03-12T10:30+00:00", "2019-03-12T10:31+00:00", "minute"),)),
    ("The blast came at 15:00 local time yesterday.", (("2019-03-12T15:00", "2019-03-12T15:01", "minute"),)),
    ("The blast came at noon on Tuesday.", (("2019-03-12T12:00", "2019-03-12T12:01", "minute"),)),
    ("At about 8am on Tuesday, a blast was heard.", (("2019-03-12T08:00", "2019-03-12T09:00", "hour"),)),
    ("On Tuesday a blast was heard at 9 a.m. near the port.", (_TUE, ("2019-03-12T09:00", "2019-03-12T10:00", "hour"))),
    ("The blast came at 0930 GMT on Tuesday.", (("2019-03-12T09:30+00:00", "2019-03-12T09:31+00:00", "minute"),)),
    ("The blast came at 3pm.", (_NONE,)),
    ("The blast came at 5 p.m. EST on Monday.", (("2019-03-11T17:00-05:00", "2019-03-11T18:00-05:00", "hour"),)),
    # What no calendar holds.
    ("The letter is dated 31 February 2019.", (_NONE,)),
    ("The letter is dated February 30.", (_NONE,)),
    ("The letter is dated 29 February 2019.", (_NONE,)),
    ("The letter is dated 29 February 2016.", (_day("2016-02-29", "2016-03-01"),)),
    ("The letter is dated 12 March 0000.", (_NONE,)),
    ("The letter is dated 1440 AH.", (_NONE,)),
    ("Rome burned in 64 AD; it was founded in 753 BC.", (_year("0064", "0065"), _NONE)),
    ("The blast came at 27:80 on Monday.", (_NONE,)),
    # Words that name no time.
    ("He may march on the capital.", ()),
    ("He reads the Sunday Times and USA Today.", ()),
    ("The shops close on Mondays.", ()),
    ("The recording lasts 90 seconds.", ()),
    ("He paid 2,500 crowns and $1999.", ()),
    ("Mark April's words: the sun sat low.", ()),
    ("Black Friday sales rose.", ()),
)  # fmt: skip
