"""English words by what they mean to the wording adviser. Data only."""

from __future__ import annotations

from harada.method.wording.sentence import listed

NUMBERS: dict[str, float] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12, "half": 0.5,
}  # fmt: skip

COUNTS = listed(
    """
    halve halved halving double doubled doubling triple tripled twice thrice once percent dozens
    hundreds thousands pair couple quarter third billion halves
    """
)
"""Words that count without being a number."""

PEOPLE = listed(
    """
    boss manager chief director supervisor leader team-leader head owner board management
    company firm hospital school office department team crew squad group union council
    government family husband wife partner spouse boyfriend girlfriend father mother dad mum mom
    brother sister son daughter child baby uncle aunt grandmother grandfather friend neighbour
    neighbor colleague coworker co-worker employee worker assistant apprentice trainee intern
    student pupil teacher coach trainer mentor buddy patient resident client customer caller
    guest visitor supplier buyer user prospect doctor nurse physio therapist dentist referee
    opponent player teammate captain agent somebody someone everybody everyone nobody anybody
    anyone no-one person peer senior junior committee jury public organisation organization
    business ward staff audience roommate
    """
)
"""People and bodies of people other than oneself, in the singular."""

MANY_PEOPLE = listed(
    """
    people children kids parents grandparents others staff men women folks families bosses
    """
)

GIFTS = listed(
    """
    promotion raise rise bonus award medal compliment compliments praise feedback permission
    recognition approval thanks thank-you reward offer invitation trust respect pay-rise
    contract
    """
)
"""What one can only be given."""

VERBS = listed(
    """
    accept achieve act add admit agree analyse analyze announce answer apologise apologize
    appear apply arrange arrive ask assess assign attend avoid bake become begin bike bind bite
    block boil borrow breathe bring brush build bury buy calculate carpool carry catch celebrate
    choose clarify clean climb close coach coat collect come commute compare compete complain
    complete compliment compose concentrate confirm congratulate consult contribute cook copy
    correct count create cut cycle dare deal decide declutter define delegate delete deliver
    demonstrate describe develop dig dine disable discuss dismiss divide do document donate draw
    drink drive drop earn eat edit eliminate email e-mail empty encourage enrol enroll enter
    escalate evaluate exceed explain explore fetch file fill find finish fix floss fold follow
    forgive forward gather get give go greet grow guide hand hang have hear help hire hold hug
    imagine implement improve include increase inform initiate inspect install introduce invest
    invite iron join journal jog juggle jump keep knit know label lead learn leave lend let lift
    light list listen live log lose maintain make mediate meditate meet memorise memorize mentor
    merge mop motivate move negotiate notice observe offer open order organise organize paint
    participate pass pay perform pick plant polish pray prepare present print prioritise
    prioritize produce promise promote propose protect prune publish pull push put raise reach
    react read realise realize receive recite recommend record recover recycle reduce refactor
    refill reflect refuse rehearse rehydrate relax remember remind remove renew repair repeat
    replace reply reserve reset resolve respond restock rewrite ring rinse role-play row save
    say schedule score scrub see sell send serve set sew share sharpen shave show sign simplify
    sing sit skip slow smile solve sort speak spend spot stand start stay steer stick stir stop
    strengthen stretch study submit succeed suggest summarise summarize support surprise swap
    sweep swim switch take talk taste teach tell thank think throw tick tidy tie touch track
    train translate travel treat try turn type understand unplug update upgrade use vacuum
    validate verify wait wake walk warm warn wash watch water wear weed weigh welcome win wipe
    withdraw work wrap write be commit cover cross cuddle debug deploy fast host hydrate inhale
    exhale kiss lower measure monitor name note phone play practise practice rate report rest
    review ride run sleep snack sprint squat step text time-box tour trim visit volunteer wave
    wink approve assemble attach audit backup budget calibrate coordinate customise cultivate
    dance declare defrost detect diagnose digest disconnect discover download dust ease empower
    enable ensure establish estimate examine exercise expand experiment express extend
    facilitate feed finalise finalize focus form formulate gain generate grab handle harvest
    hike identify illustrate interview investigate isolate kick knock lay lay-out link load look
    map mark marinate match mind mow mute narrow nod nurture pack pair park patch pause peel
    persuade pin pitch plan plank pour preheat prevent process program programme prove question
    quit quote reconcile redesign refer reject release rely repay request rescue research
    restore retrain return reuse reward rotate rub scan screen seal search secure seek
    sell-through separate shop shorten shower shut ski slice soak split spray spread squeeze
    stack stock store strike stroke structure subscribe supervise supply survey tackle tape tend
    test thaw tighten toast trace trade transfer trust tune unload unpack unsubscribe untie urge
    value vote whistle widen wire wonder yield zip call check contact chat mail message drill
    sport cope sketch sum alphabetise book brief broadcast carve cast change chop circle clear
    collaborate comb combine comfort command communicate compile conduct connect conserve
    construct continue control convert convince crawl debate defend dip direct display
    distribute double-check drag drain dress dust-off elaborate employ end enjoy escort expose
    face fight film filter fit flip fly fry glue grade grill hammer heat hide highlight hit hum
    ignore impress insert inspire instruct insulate integrate invent jot judge knead laugh lean
    lock manage massage melt migrate mix model mount navigate notify nurse obtain oil operate
    outline overcome own paste pilot poll post press pursue quantify recap reconnect re-read
    reread rebuild redo refresh refrain regain register reheat reorganise reorganize reschedule
    respect restart resume rethink roast roll sand sanitise season select shake shift soften
    spell spin sponsor stitch strip swallow sweat tag tap telephone toss trial undo unite unlock
    vary video visualise visualize whisper zoom google skype code blog picture photograph voice
    warm-up win-back work-out stay-up sit-down unwind wind deep-clean fine-tune pre-cook
    proofread self-test shadow ship sow stage steam stir-fry stress-test top weld whisk wrap-up
    """
)
"""Verbs of doing in their bare form."""

ALSO_NOUNS = listed(
    """
    act answer audit backup bite block brush budget call catch chat check clean climb coach coat
    comment compliment contact copy count cover cross cut cycle dance deal document drill drink
    drive drop email e-mail exercise fast feed file fix focus fold form guide hand head help
    hike hold hug iron journal jump kick kiss label lead lift light link list load log look love
    lower mail map mark match measure mentor message mind mop move name note order pack paint
    pair park patch pause pay phone pin pitch plan plank plant play polish practice praise
    present process program programme promise push question quote raise rate record release
    report request rescue research rest return review reward ride ring row run sale scan score
    screen search serve set share shop show shower sign sketch ski sleep smile snack sort split
    sport spot spray sprint squat stack stand start step stick stock stop store stretch stroke
    structure study sum supply support survey swap switch talk taste test text thank tick tie
    time toast touch tour track trade train transfer travel treat trim trust try tune turn type
    update upgrade use value visit volunteer vote wait walk warm wash watch water wave weed
    welcome whistle win wire wonder work wrap yield zip book brief cast change circle command
    control display dress end face fight film filter fit fly glue grade heat hit laugh lock
    model mount oil pilot poll post press register respect roast roll sand season shake shift
    spell spin sponsor sweat tag tap trial video voice code blog picture photograph wind shadow
    ship stage steam top weld surprise sell-through dust ease trace hand-over stress
    """
)
"""Verbs that as often name a thing; they count as a verb only where a verb can stand."""

PAST = listed(
    """
    began bought brought built came caught chose did drank drew drove ate found gave went grew
    had heard held kept knew led left lent lost made met paid put ran read rang said sat saw
    sold sent set showed sang slept spoke spent stood swam took taught told thought threw
    understood woke wore won wrote written done given gone taken spoken eaten drunk driven
    chosen known sung swum worn woken drawn grown thrown begun become run cut quit
    """
)

CHANGES = listed(
    """
    rise rises fall falls decline declines shrink shrinks remain remains happen happens cost
    costs consist contains exceed exceeds averages totals amounts
    """
)
"""Verbs of what happens; nobody does them, but a statement may stand in them."""

FEELINGS = listed(
    """
    appreciate approve like love notice feel want need believe fear forget mention seem prefer
    know hope expect enjoy admire value respect trust hate
    """
)
"""Verbs of what others think and feel, which tell whose doing a thing is."""

NO_GERUNDS = listed(
    "meeting training morning evening building feeling wedding clothing spelling thing nothing"
)
"""Words that end like a verb at work and name a thing."""

STATES = listed("am is are was were be been being has have had i'm i've he's she's it's")

SUBJECTS = listed("i we you he she they it i'm i've we're we've they're they've")

TIME_UNITS = listed(
    """
    second seconds minute minutes min mins hour hours day days week weeks month months times
    time am pm o'clock noon midday midnight morning evening afternoon night lunch breakfast
    dinner today tomorrow monday tuesday wednesday thursday friday saturday sunday mondays
    tuesdays wednesdays thursdays fridays saturdays sundays daily weekly monthly reps sets x
    """
)

BEFORE_A_VERB = listed(
    """
    to and or then not don't never always also please first i we they you , ; . : ! ? - can will
    must shall should just only quickly slowly silently calmly quietly
    """
)

BEFORE_A_NOUN = listed(
    """
    a an the my our your his her their its this that these those each every any some no more
    less better best good new fewer few many zero regular weekly daily monthly first next last
    big small short long of for with without by from in on at during after before about own
    """
)

GENERIC = listed(
    """
    exercise sport sports gym workout reading studying learning training practice practise study
    read learn train work move networking network cleaning clean meditation relaxing relax
    walking running cooking cook write writing administration admin
    """
)
"""Activities that say nothing of how much when they stand alone."""

LANGUAGES = listed(
    """
    english french spanish german italian dutch portuguese chinese mandarin japanese arabic
    polish russian turkish greek latin swedish danish norwegian finnish korean hindi python java
    excel programming coding guitar piano violin
    """
)
"""What takes months to learn."""
