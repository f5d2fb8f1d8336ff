"""How Dutch says what the wording adviser looks for: dates, wishes, vague words, measures.

Patterns and short word lists only; what is asked because of them stands in `dutch`.
"""

from __future__ import annotations

import re

from harada.method.wording import dutch_words as words
from harada.method.wording.sentence import listed, phrases

MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    r"jan\.?|feb\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|okt\.?|nov\.?|dec\.?"
)
DAY = "(?:maan|dins|woens|donder|vrij|zater|zon)dag"
SPAN = (
    "jaar|kwartaal|trimester|semester|maand|week|weekend|seizoen|zomer|winter|lente|herfst|voorjaar|"
    "najaar|vakantie|zomervakantie|kerstvakantie|paasvakantie|krokusvakantie|schooljaar|boekjaar|"
    "werkjaar|jaareinde|kerst|kerstmis|pasen|nieuwjaar|oudjaar|examens?|pensioen|verlof|jaarwisseling"
)
BY = "tegen|voor|vóór|tot|vanaf|sinds|op|in|rond|na|tijdens|van|begin|eind|einde|midden|medio|half"
PART = "|".join([*words.UNITS, *words.TENS, "honderd", "duizend", "miljoen", "en", "ën"])
NUMERAL = re.compile(rf"(?:{PART})+")
COUNT = (
    r"\d+|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|achttien|enkele|anderhalf"
)

DATES = re.compile(
    r"(?<![\w.])(?:"
    + phrases(
        {
            "2027-03-01, 1/3/2027": r"\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d",
            "tegen 1/3": r"(?:tegen|voor|vóór|tot|vanaf) \d{1,2}/\d{1,2}",
            "week 12": r"week \d\d?",
            "1 maart 2027": rf"(?:\d{{1,2}}(?:e|ste|de)?|eerste|begin|eind|einde|medio|half) "
            rf"(?:van )?(?:{MONTHS})(?: (?:19|20)\d\d)?",
            "maart 2027": rf"(?:{MONTHS})(?: (?:19|20)\d\d)?",
            "in 2027": rf"(?:{BY}|jaar) (?:(?:het|de|eind|einde|begin|van|jaar) )*20\d\d",
            "Q3": r"(?:einde? |van |het )*q[1-4](?: (?:van )?(?:19|20)\d\d)?",
            "derde kwartaal": r"(?:eerste|tweede|derde|vierde|laatste) (?:kwartaal|semester|helft)",
            "tegen vrijdag": rf"(?:tegen|voor|vóór|tot|vanaf|op|deze|volgende|komende|aanstaande) "
            rf"(?:komende |volgende )?{DAY}(?!en|s)",
            "dit jaar": rf"(?:dit|deze|volgend|volgende|komend|komende|aankomend|het komende|"
            r"lopend|"
            rf"het einde van het|het einde van de) (?:{SPAN})",
            "eind van het jaar": rf"(?:(?:{BY}|over|het) )*(?:eind|einde|begin|midden) "
            rf"(?:(?:van|het|de|dit|deze|volgend|volgende|mijn|ons) )*(?:{SPAN})",
            "voor de zomer": rf"(?:{BY}) (?:(?:de|het|mijn|onze|dit|deze|volgende?) )*"
            rf"(?:nieuwe |komende |volgende )?(?:{SPAN})(?! lang)",
            "verjaardag": rf"(?:{BY}) (?:\S+ ){{0,3}}(?:verjaardag|trouwdag|jubileum)",
            "voor ik 40 word": r"(?:voor|voordat|als|tegen dat) ik (?:\S+ ){0,1}(?:\d+|\w+tig) "
            r"(?:word|ben)",
            "over twee jaar": r"(?:over|binnen|in|gedurende) (?:de |"
            rf"het )?(?:komende )?(?:{COUNT}) "
            r"(?:weken|week|maanden|maand|jaar|jaren|kwartalen)",
            "binnen 90 dagen": r"(?:binnen|over|in) (?:de )?\d{2,3} dagen",
            "morgen": r"vandaag|overmorgen|morgen(?!s)|vanavond",
            "Kerstmis": "kerstmis|nieuwjaar|pasen|pinksteren|sinterklaas",
        }
    )
    + r")(?!\w)"
)

WISH = re.compile(
    r"\b(?:wil|willen|wilt|wou|wilde|zou|zouden|zal|zullen|zult|hoop|hopen|hoopt|probeer|probeert|"
    r"proberen|moet|moeten|wens|wenst|droom|dromen|plan om|van plan|streef|streven|ambieer|mik|"
    r"tracht|trachten|beloof|dien te|hoor te|verlang|"
    r"(?:doel|droom|ambitie|plan|streefdoel|bedoeling|voornemen) is)\b"
)
GOING = re.compile(r"\b(?:ik ga|ga ik|we gaan|gaan we|wij gaan|gaat)\b(.*)")

STRONG = re.compile(
    r"(?<!\w)(?:"
    + phrases(
        {
            "best": r"(?:mijn|je|ons|hun|het|m'n|z'n) (?:\w+ )?best|best mogelijk\w*|mijn uiterste",
            "try": r"prob(?:eer|eert|eren)|tracht(?:en)?|pog(?:en|ing)|streven|inspanning\w*|"
            r"moeite doen|moeite",
            "veel": r"veel|heel wat|een hoop|een boel|massa's",
            "mogelijk": r"zo ?(?:veel|vaak|snel|goed|weinig|lang|gezond|kort|"
            r"\w+)(?: en \w+)? mogelijk|"
            r"z\.?s\.?m\.?|indien mogelijk|waar mogelijk|als het kan|wanneer het kan|zodra het kan",
            "degelijk": r"degelijk|deftig|behoorlijk|fatsoenlijk|voldoende|genoeg|grondig|netjes|"
            r"op een goede manier|correct",
            "vaak": r"regelmatig\w*|geregeld|vaak|vaker|af en toe|soms|nu en dan|binnenkort|ooit|"
            r"op tijd en stond|van tijd tot tijd|later",
            "aandacht": r"letten op|let op|let meer op|opletten|opletten|"
            r"aandacht (?:\w+ )?(?:besteden|"
            r"geven|schenken|hebben)|aandacht aan|aandacht voor|werken aan|aan .{1,40} werken|"
            r"werk aan|focus(?:sen|t)?(?: meer)? op|bezig (?:zijn )?met|stilstaan bij|oog hebben|"
            r"bewust(?:er)? zijn|rekening houden|er zijn voor|denken aan|zorgen voor",
            "alles": r"iets (?:leuks|aardigs|nuttigs|gezonds|liefs)|gelukkig maken|blij maken|"
            r"alles geven|alles uit de kast|ervoor gaan|inzet(?:ten)?|hard(?:er)? werken|"
            r"een tandje bij\w*|me inzetten",
        }
    )
    + r")(?!\w)"
)
WEAK = re.compile(
    r"\b(?:goed|goede|vroeg|vroeger|tijdig|beter|betere|meer|minder|verbeter\w*|optimali\w+|gezond|"
    r"gezonde|gezonder|"
    r"efficiënt\w*|effici[eë]nter|sneller|leuk|leuke|aardig|lief|lieve|vriendelijk\w*|positief|"
    r"positieve|positiever|professione\w+|zorgvuldig\w*|geduldig\w*|kalmer|rustiger|sterker|fitter|"
    r"actiever|actief|creatiever|socialer|bewuster|gemotiveerd\w*|attent|behulpzaam|"
    r"(?:kalm|rustig|sterk|open|eerlijk|gefocust|geconcentreerd|optimistisch|dankbaar|fit|stipt|"
    r"beleefd|respectvol|blij) (?:zijn|blijven|worden)|(?:wees|blijf|word) \w+)\b"
)
NOT_WEAK = re.compile(
    r"\b(?:(?:meer|minder) dan|niet meer|geen .{1,30} meer|nog meer dan|(?:wat|dat|het) (?:\w+ )?"
    r"goed (?:ging|gaat|was|liep|is)|goede? (?:morgen|middag|avond|nacht|daad|daden|dingen|ding|"
    r"nieuws|reis)|tegoed|ten goede|beter (?:\w+ )?dan|goed spreken over|hoe (?:goed|gezond))\b"
)
NOT_STRONG = re.compile(
    r"\b(?:hoe|te|zo|niet) (?:vaak|veel|regelmatig)(?! mogelijk)\b|\bhet vaakst\b"
)

TIMES = (
    "middag|middageten|ontbijt|lunch|avondeten|avondmaal|eten|slapen|slapengaan|werk|vergadering|"
    "meeting|shift|dienst|les|training|gesprek|douche|koffie|pauze|school|start|overdracht|bedtijd|"
    "opstaan|avond|nacht|ochtend|weekend|vertrek|oproep|bezoek"
)
MEASURE = re.compile(
    r"(?<!\w)(?:"
    + phrases(
        {
            "when": r"elke?|ieder|iedere|telkens|dagelijks|wekelijks|maandelijks|'s \w+|eerst|als|"
            r"wanneer|zodra|terwijl|tijdens|na|vooraf|achteraf|ervoor|erna|voordien|nadien|"
            r"vandaag|morgen|vanavond|onmiddellijk|meteen|tussen|om (?!hulp|te)\w+|nooit|altijd|"
            r"voor(?:dat)? (?:ik|je|we|elke?|iedere?)|voor (?:(?:het|de|een|mijn|elke?|ons) )?"
            rf"(?:{TIMES})|per|op (?:\w+)?(?:dag|avond|morgen|ochtend|middag)(?:en)?",
            "where": r"bij (?:de|het|een|elke?|mijn|naam)|(?<!geloof )(?<!geloven )in (?:de|het|"
            r"een|mijn|"
            r"ons|onze|je|elke?|stilte|bed|groep|duo|volgorde|het \w+|\w+woorden)|op (?:de|het|een|"
            r"mijn|papier|kantoor|voorhand|school|het werk|voet|afstand)|onder|achter|naast|"
            r"tegen (?:de|"
            r"het|een|\w+dag)|buiten|binnen|onderweg|thuis|langs|aan (?:de|het) (?:deur|bureau|"
            r"tafel|"
            r"balie|bed|telefoon|begin|einde?|station|raam)|vanuit|rond",
            "how": r"zonder|met (?:de|het|een|mijn|twee|drie|vier|vijf|beide|mes|open|gesloten)|"
            r"hardop|"
            r"in plaats van|aandachtig|bij naam|uit het hoofd|te voet|met de fiets|via|rechtstaand|"
            r"eigen woorden|stap voor stap|alleen|schriftelijk|persoonlijk|van \w+ (?:tot|naar)|"
            r"enkel|"
            r"niet langer dan|maximaal|minstens|hoogstens",
        }
    )
    + r")(?!\w)"
)
NO_PLACE = re.compile(r"\b(?:letten|let|focussen|focus|vertrouwen|rekenen|werken) op \w+\b")

WHOLE = re.compile(
    r"\b(?:(?:het |de |mijn |ons |onze )*(?:hele|volledige|gehele|ganse) \w+|alles|heel (?:het|de|"
    r"mijn|"
    r"ons) \w+|al (?:mijn|de|onze|die) \w+|alle (?:mails|e-mails|klanten|klachten|tickets|cliënten|"
    r"patiënten|problemen|dossiers|bestanden|artikels|artikelen|kamers|ramen|was|taken|oproepen|"
    r"telefoons|kasten|leads|foto's|boeken)|een halve dag|de godganse dag|"
    r"(?:een|mijn|het|de|één) (?:heel )?(?:\w+ van (?:een|mijn|het) )?(?:boek|roman|scriptie|"
    r"thesis|"
    r"hoofdstuk|cursus|rapport|handleiding|proefschrift|project) (?:schrijven|uitlezen|lezen|"
    r"afwerken|"
    r"afmaken|vertalen|publiceren)|(?:schrijf|lees) (?:een|mijn) (?:heel )?(?:boek|roman|"
    r"hoofdstuk)|"
    r"(?:halve )?marathon|(?:eigen )?(?:bedrijf|zaak|winkel) (?:starten|oprichten|beginnen)|"
    r"\w+ (?:renoveren|verbouwen|herinrichten))\b"
)
LEARN = re.compile(
    r"^(?:leer )?(\w+)(?: (?:spelen|spreken))? (?:leren|studeren)(?: (?:spelen|spreken))?$|"
    r"^leer (\w+)$"
)

KM = ("km", "kilometer", "kilometers")
LIMITS = {
    **dict.fromkeys(("uur", "uren", "uurtje", "u"), 1.0),
    **dict.fromkeys(("minuten", "minuut", "min", "minuutjes"), 60.0),
    **dict.fromkeys(KM, 10.0),
    **dict.fromkeys(("bladzijden", "bladzijdes", "pagina's", "paginas", "pagina", "blz"), 40.0),
    **dict.fromkeys(("keer", "maal", "x"), 50.0),
    **dict.fromkeys(("squats", "sit-ups", "situps", "push-ups", "pushups", "opdrukken"), 100.0),
    **dict.fromkeys(("burpees", "pull-ups", "optrekkingen"), 40.0),
    **dict.fromkeys(("telefoons", "telefoontjes", "oproepen", "mails", "e-mails", "klanten"), 25.0),
    **dict.fromkeys(("patiënten", "collega's", "prospecten", "artikels", "oefeningen"), 25.0),
    **dict.fromkeys(("hoofdstukken", "boeken", "rapporten", "cursussen"), 3.0),
    **dict.fromkeys(("woorden",), 1000.0),
    **dict.fromkeys(("stappen",), 15_000.0),
}
"""From how much of what a daily routine is big."""

ABSTAIN = listed("geen niet zonder nooit slapen slaap slaapt vasten vermijden rusten rust")
ALONGSIDE = listed("voor na voordien ervoor nadien erna later eerder geleden")
AT_THE_CLOCK = listed(
    "om tegen rond vanaf voor na tot tussen en elk elke ieder iedere per binnen omstreeks van"
)

WEEKLY = re.compile(
    rf"\b(?:{DAY}\w*|wekelijks|weekend\w*|(?:per|elke|iedere) (?:week|maand)|vrije dag)\b"
)
TOGETHER = re.compile(r"\b(?:samen|met elkaar|met z'n \w+en|gezamenlijk|in team|in groep)\b")
GIVEN = re.compile(
    r"\b(?:ik word|word ik|werd ik|ik werd|ik ben|ben ik|worden|word) (?:\S+ ){0,4}"
    r"(?:benoemd|gekozen|verkozen|gepromoveerd|bevorderd|aangenomen|aangeworven|aangesteld|"
    r"geprezen|"
    r"bedankt|erkend|gewaardeerd|uitgenodigd|beloond|gevraagd|geselecteerd|genomineerd|gezien)\b"
)
GETTING = re.compile(
    r"\b(?:krijg|krijgt|krijgen|kreeg|gekregen|ontvang|ontvangt|ontvangen|win|verdien|heb)\b"
)
LETTING = re.compile(r"\b(?:wil|hoop|wens|verwacht) dat\b")
ME = frozenset(("ik", "'k", "k"))
FIRST_PERSON = ME | listed("me mij mijn mezelf m'n mn")
PREPOSITIONS = listed(
    """
    van met voor aan bij door naar op in om over tegen onder per naast uit tussen zonder als tot
    dat die wat wanneer zodra hoe of terwijl omdat waar wie waarom na tijdens sinds via
    """
)
"""What a noun may belong to, so that it is not the subject of the sentence."""
ATTITUDES = listed("geduldig vriendelijk eerlijk kalm beleefd lief open streng contact")
PRONOUNS = listed("hem haar hen hun iemand anderen elkaar")
AFTER_A_FINITE = listed("mij me ons mijn een de het hun haar hem")
ARTICLES = listed(
    """
    de het een mijn je jouw zijn haar ons onze hun deze die dat dit elke elk iedere ieder geen meer
    minder veel goede betere nieuwe beide alle enkele twee drie van met per aan om tijdens na
    """
)

HARD = {"v": "f", "z": "s"}
"""How a stem ends where the infinitive goes on in v or z."""

SAMENVATTEN = re.compile(r"\bvat .{1,60} samen\b")
"""A verb that comes apart into something like `together`."""
