"""How English says what the wording adviser looks for: dates, wishes, vague words, measures.

Patterns and short word lists only; what is asked because of them stands in `english`.
"""

from __future__ import annotations

import re

from harada.method.wording import english_words as words
from harada.method.wording.sentence import listed, phrases

MONTH = "january|february|april|june|july|august|september|october|november|december"
MONTHS = f"{MONTH}|march|may|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
DAY = "mon|tues|wednes|thurs|fri|satur|sun"
NTH = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    "thirteenth|fourteenth|fifteenth|twentieth|thirtieth"
)
SPAN = (
    "year|quarter|month|week|weekend|decade|term|semester|season|summer|winter|spring|autumn|fall|"
    "holidays?|vacation|christmas|xmas|easter|school year"
)
BY = "by|before|until|till|from|since|on|around|at|in|during|after|this|next|last|coming|for|of|to"
COUNT = "|".join(w for w in words.NUMBERS if w not in ("zero", "half", "million")) + r"|a|\d+"

DATES = re.compile(
    r"(?<![\w.])(?:"
    + phrases(
        {
            "2027-03-01, 1/3/2027": r"\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d",
            "by 1/3": r"(?:by|before|until|from) \d{1,2}/\d{1,2}",
            "week 12": r"(?:\d{4}-)?w\d\d?|week \d\d?",
            "1 March 2027": rf"(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?|{NTH}) (?:of )?"
            rf"(?:{MONTHS})(?: (?:19|20)\d\d)?",
            "March 1st": rf"(?:{MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?(?![\d%])",
            "March 2027": rf"(?:{MONTHS}) (?:19|20)\d\d",
            "by March": rf"(?:{BY}|early|late|mid|end|beginning|start)[ -](?:(?:of|the|end|"
            rf"beginning|start|middle|early|late|next|this) )*(?:{MONTHS})(?: (?:19|20)\d\d)?",
            "December": MONTH,
            "by Friday": rf"(?:by|before|until|till|on|this|next|coming|from|since) "
            rf"(?:(?:the|next|this|coming) )*(?:{DAY})day",
            "in 2027": rf"(?:{BY}|year|end|early|late|mid)[ -](?:(?:the|end|of|start) )*20\d\d",
            "Q3": r"(?:the )?(?:end of )?[qh][1-4](?: (?:of )?(?:19|20)\d\d)?",
            "third quarter": rf"(?:{NTH}|this|next|last|coming) quarter",
            "this year": rf"(?:this|next|coming|the coming|the next|the end of the) (?:{SPAN})",
            "before the summer": rf"(?:by|before|until|till|after|from|since|during|over|at|around)"
            r" (?:(?:the|my|our|this|next|end|of|start|beginning|year|financial|fiscal|school) )*"
            rf"(?:{SPAN}|new year(?:'s)?(?: eve| day)?|year-?end|retirement|exams?|wedding)",
            "end of": r"(?:by|before|at|until|from) (?:the )?(?:very )?"
            r"(?:end|start|beginning|middle|close) of (?:(?:the|this|next|my|"
            r"our) )*[\w-]+(?: year)?",
            "birthday": r"(?:by|before|on|at|until) (?:\S+ ){0,4}(?:birthday|anniversary)",
            "before I turn 40": rf"(?:before|when|by the time|until) i(?:'m| am| turn| reach) "
            rf"(?:{COUNT}|[a-z]+ty)",
            "in two years": rf"(?:within|in|over|for|during) (?:the )?(?:next |coming |about )*"
            rf"(?:{COUNT}) (?:weeks?|months?|years?|quarters?)(?:' time|'s time)?",
            "within 90 days": r"(?:within|in) (?:the next )?\d{2,3} days",
            "tomorrow": r"today|tomorrow|tonight",
            "Christmas": "christmas|easter",
        }
    )
    + r")(?!\w)"
)

WISH = re.compile(
    r"\b(?:(?:would|'d) (?:like|love)|wants?\b|wish|hop(?:e|es|ing)\b|"
    r"(?:going|plan|plans|intend|aim|try|trying|tries|have|has|need|needs|ought|aspire|expect|"
    r"promise|decided) to\b|(?:got|gotta|gonna|wanna) to\b|gonna|wanna|should|must|shall|would|"
    r"(?:goal|aim|target|dream|ambition|wish|plan|intention) is\b|dream of|let's|"
    r"(?:i|we|you|he|she|they|it|\w{4,}) (?:will|may|might|could)\b(?! power)|"
    r"(?:i|we|you|he|she|they)'ll\b|aiming|hoping|planning to)"
)
NO_WISH = re.compile(r"\b(?:don't|do not|no longer) have to\b")

STRONG = re.compile(
    r"\b(?:"
    + phrases(
        {
            "best": r"(?:do|give|try|doing|giving|trying) (?:(?:my|your|our|the|very) )*best|"
            r"best effort|as best",
            "try": r"(?:try|tries|trying)(?! out)|attempt to|strive|aim to|make (?:an |"
            r"more )?effort",
            "a lot": r"a lot|lots|plenty|loads|a bit more|a great deal|many things",
            "possible": r"as \w+(?: \w+){0,2} as (?:possible|i can)|(?:if|when|"
            r"where)(?:ver)? possible|"
            r"when(?:ever)? i can|asap|at some point",
            "properly": r"properly|adequately|decently|sufficiently|enough|appropriately|"
            r"thoroughly",
            "often": r"regular(?:ly)?|often|frequent(?:ly)?|sometimes|occasional(?:ly)?|"
            r"(?:now and then|from time to time)|soon|some ?time",
            "attention": r"(?:pay|give) (?:(?:more|close|extra|better) )*attention|work(?:ing)? on|"
            r"focus(?:ing)? (?:more )?on|be (?:more )?(?:aware|mindful|conscious)|keep an eye|"
            r"take care of|deal with|think about|be there for",
            "everything": r"something (?:nice|good|useful|fun|kind|positive|healthy)|"
            r"(?:everyone|everybody|people|others|customers|them) happy|"
            r"(?:give|giving) (?:it |my )*(?:all|everything)|extra mile|"
            r"work(?:ing)? hard(?:er)?|hard work|go for it|do something about",
        }
    )
    + r")\b"
)
WEAK = re.compile(
    r"\b(?:good|well|better|nicely|nicer|more|less|fewer|improv\w+|enhance\w*|optimi[sz]e\w*|"
    r"health(?:y|ily|ier)|positive|positively|early|earlier|friendl(?:y|ier)|professionally|"
    r"efficient(?:ly)?|"
    r"effective(?:ly)?|faster|quickly|careful(?:ly)?|smarter|great|excellent|motivated|"
    r"(?:be|being|become|stay|remain|keep|act|feel)(?: (?:a|an|more|very|always|really|so))* "
    r"(?:nice|kind|positive|patient|professional|calm|strong|active|punctual|busy|happy|open|"
    r"supportive|better|present|polite|respectful|focused|fit|grateful|confident|disciplined))\b"
)
NOT_WEAK = re.compile(
    r"\b(?:(?:more|less|fewer) than|no more|no less|once more|any ?more|(?:went|goes|go|gone|going|"
    r"as) well|good (?:things?|morning|night|evening|afternoon|day|deeds?|news|moments?)|"
    r"say good\w*|good-?bye|well-\w+|early (?:shift|morning|dinner|bird)|(?:speak|think|"
    r"talk) well of|better than)\b"
)
NOT_STRONG = re.compile(r"\b(?:how|most|too|how very) (?:often|soon|regularly)\b")

MEASURE = re.compile(
    r"\b(?:"
    + phrases(
        {
            "when": r"before|after|during|while|when|whenever|until|till|as soon as (?!possible)|"
            r"once|first|every|each|all|daily|weekly|monthly|hourly|nightly|today|tonight|tomorrow|"
            r"(?:this|next) (?:week|month|morning|evening|afternoon)|at (?!least\b|most\b|"
            r"all\b)\w+|"
            rf"on (?:{DAY})days?|on (?:week|work)?(?:days|ends)|instead of|over (?:breakfast|lunch|"
            r"dinner|coffee|the|a)|between",
            "where": r"in (?:the|my|our|a|an|each|every|his|her|their|bed|writing|silence|pairs|"
            r"person|front|one|two|advance|english|french|dutch)|on (?:the|my|our|a|foot|paper|"
            r"time)|"
            r"outside|outdoors|indoors|under|behind|beside|against|near|next to|along|across|"
            r"inside",
            "how": r"by (?:\w+ing|name|hand|heart|myself|phone|bike|foot|email|post|car|train)|"
            r"without|with (?:a|an|my|the|one|two|three|four|five|no|both|eyes)|per|aloud|out loud|"
            r"standing|slowly|barefoot|alone|from \w+ to|only|own words|step by step",
        }
    )
    + r")\b"
)
NO_PLACE = re.compile(
    r"\b(?:(?:work|working|focus|concentrate|carry|keep|insist|rely|depend|better|improve) "
    r"(?:more )?on|(?:be|get|getting|become) (?:\w+ )?(?:at|in)|(?:hand|fill|log|check|believe|"
    r"invest|improve) in) (?:the|my|our|a|an)?\b"
)

WHOLE = re.compile(
    r"\b(?:(?:whole|entire|complete) (?!grain|wheat|milk|fruit)\w+|(?<!is )everything|"
    r"all (?:(?:my|the|our|open|of|those|these|customer|new|unread|old) )*(?:e-?mails?|mails|"
    r"customers|complaints|tickets|"
    r"clients|patients|problems|cases|files|articles|rooms|windows|laundry|household|chores|"
    r"paperwork|"
    r"calls|tasks|work|books|leads|photos|shelves|cupboards)|all day|half a day|"
    r"(?:write|finish|read|complete|publish|translate) (?:a|an|my|the|one)(?: whole)? "
    r"(?:book|novel|thesis|chapter|course|dissertation|manual|project)|"
    r"write (?:a|one|my|the) \w+ of (?:a|my|the) (?:book|novel|thesis)|(?:half )?marathon|"
    r"(?:start|set up|launch|found) (?:a|an|my) (?:business|company|firm|shop)|"
    r"(?:renovate|redecorate|rebuild|reorganise|reorganize) \w+)\b"
)
LEARN = re.compile(r"\b(?:learn|master|study)(?: to (?:play|speak|write))?(?: the)? ([a-z]+)$")

LIMITS = {
    **dict.fromkeys(("hour", "hours", "hr", "hrs"), 1.0),
    **dict.fromkeys(("minute", "minutes", "min", "mins"), 60.0),
    **dict.fromkeys(("km", "k", "kilometre", "kilometres", "kilometer", "kilometers"), 10.0),
    **dict.fromkeys(("mile", "miles"), 6.0),
    **dict.fromkeys(("page", "pages"), 40.0),
    **dict.fromkeys(("push-ups", "pushups", "press-ups", "sit-ups", "situps", "squats"), 100.0),
    **dict.fromkeys(("burpees", "pull-ups", "pullups"), 40.0),
    **dict.fromkeys(("calls", "emails", "e-mails", "mails", "customers", "prospects"), 25.0),
    **dict.fromkeys(("clients", "patients", "colleagues", "articles", "exercises"), 25.0),
    **dict.fromkeys(("chapters", "books", "courses", "reports"), 3.0),
    **dict.fromkeys(("words",), 1000.0),
    **dict.fromkeys(("steps",), 15_000.0),
    **dict.fromkeys(("kilos", "kg", "pounds"), 200.0),
}
"""From how much of what a daily routine is big."""

GATHERINGS = listed("meeting meetings huddle stand-up standup one-on-one one-to-one")
"""What takes more than one person."""

DISTANCES = ("km", "k", "kilometre", "kilometres", "kilometer", "kilometers", "mile", "miles")
HOURS = ("hour", "hours", "hr", "hrs")
ABSTAIN = listed("no not without off never avoid sleep sleeping asleep rest")
ALONGSIDE = listed("before after earlier later ago apart")
OFTEN = listed("every each per once twice times an")

WEEKLY = re.compile(rf"\b(?:(?:{DAY})days?|weekly|weekends?|(?:a|each|every|per) (?:week|month))\b")
TOGETHER = re.compile(r"\b(?:together|with each other|one another|as a team)\b")
GIVEN = re.compile(
    r"\b(?:i(?:'m| am|'ve been| have been| was| get| got| become)|(?:be|get|being|getting)) "
    r"(?:promoted|named|appointed|chosen|selected|elected|hired|given|offered|awarded|nominated|"
    r"praised|thanked|recognised|recognized|invited|paid|voted|noticed|appreciated|complimented|"
    r"loved|respected|trusted|asked)\b"
)
GETTING = re.compile(r"\b(?:get|got|gets|getting|receive|received|receiving|win|won|granted)\b")
LETTING = re.compile(r"\b(?:have|make|get|wants?|hope|wish|expect|need) (?:that )?$")
ME = listed("i i'm i've i'd i'll")
FIRST_PERSON = ME | listed("me my mine myself")
PREPOSITIONS = listed(
    """
    of for to from with without by at in on about than between among per against near like
    when what that if because how why where who which whether while as until before after
    """
)
"""What a noun may belong to, so that it is not the subject of the sentence."""
OPENS_AN_OBJECT = listed("a an the my our your his her their this these it them myself")
ATTITUDES = listed(
    "patient friendly honest calm polite kind gentle open nice strict clear firm fair agree"
)
PRONOUNS = listed("him her them someone somebody others another each-other")
