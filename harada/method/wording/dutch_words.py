"""Dutch words by what they mean to the wording adviser. Data only."""

from __future__ import annotations

from harada.method.wording.sentence import listed

UNITS: dict[str, float] = {
    "nul": 0, "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6,
    "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13,
    "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17, "achttien": 18,
    "negentien": 19,
}  # fmt: skip
TENS: dict[str, float] = {
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70,
    "tachtig": 80, "negentig": 90,
}  # fmt: skip
MORE: dict[str, float] = {
    "half": 0.5, "halve": 0.5, "anderhalf": 1.5, "anderhalve": 1.5, "kwartier": 15,
    "dozijn": 12, "miljoen": 1_000_000,
}  # fmt: skip

COUNTS = listed(
    """
    half halve helft halveer halveert gehalveerd halveren dubbel dubbele verdubbel verdubbelt
    verdubbeld verdubbelen verdrievoudigd verdrievoudigen procent dozijn tiental tientallen
    honderden duizenden anderhalf anderhalve eenmaal tweemaal driemaal viermaal kwart kwartier
    ton koppel eenmalig
    """
)

PEOPLE = listed(
    """
    baas chef leidinggevende manager directeur directie directrice teamleider ploegbaas eigenaar
    raad bestuur bedrijf firma ziekenhuis school kantoor dienst afdeling team ploeg groep
    vakbond gemeente overheid gezin familie man vrouw echtgenoot echtgenote partner vriend
    vriendin vader moeder papa mama broer zus zoon dochter kind baby oom tante oma opa
    grootmoeder grootvader buur buurman buurvrouw collega werknemer medewerker arbeider
    assistent leerling stagiair student leraar lerares juf meester coach trainer mentor buddy
    patiënt bewoner cliënt klant beller gast bezoeker leverancier koper gebruiker prospect
    dokter arts verpleegkundige kinesist kine therapeut tandarts scheidsrechter tegenstander
    speler ploegmaat teamgenoot kapitein iedereen niemand iemand persoon jury publiek
    organisatie personeel maat kameraad huisarts hoofd hoofdverpleegkundige sportmaatje maatje
    kleinkind kleinzoon kleindochter huisgenoot bestuurder
    """
)

MANY_PEOPLE = listed(
    """
    mensen kinderen ouders grootouders anderen klanten collega's mannen vrouwen vrienden
    vriendinnen zussen broers zonen dochters leerlingen studenten leraars leraren patiënten
    bewoners cliënten bellers gasten bezoekers leveranciers kopers gebruikers prospecten dokters
    artsen verpleegkundigen werknemers medewerkers arbeiders stagiairs managers leidinggevenden
    chefs teams ploegen teamleden teamgenoten ploegmaats spelers buren kleinkinderen families
    jongeren ouderen collegas aanwezigen deelnemers
    """
)

GIFTS = listed(
    """
    promotie opslag loonsverhoging bonus premie prijs medaille compliment complimenten
    complimentje lof feedback toestemming erkenning waardering goedkeuring bedankje bedankjes
    beloning aanbod uitnodiging vertrouwen respect schouderklopje applaus dank
    """
)

VERBS = listed(
    """
    aaien accepteren ademen ademhalen afbreken afdrogen afmaken afronden afspreken afsluiten
    afvallen afwassen afwerken afzetten analyseren antwoorden appen archiveren arriveren ballen
    bakken beantwoorden bedanken beëindigen beginnen begeleiden begrijpen begroeten behalen
    behandelen behouden bekijken bellen beloven belonen beluisteren benoemen beoordelen bepalen
    bereiden bereiken beschrijven beslissen bespreken besteden bestellen betalen betrekken
    bevestigen bewaken bewaren bewegen bezoeken bezorgen bidden bieden bijhouden bijwerken
    bijwonen binden blijven boeken bouwen breien brengen carpoolen checken coachen communiceren
    concentreren controleren corrigeren dansen debuggen dekken delegeren delen denken
    documenteren doen doorgeven doorlopen doornemen doorsturen douchen dragen drinken dromen
    drogen durven duwen eindigen eten evalueren fietsen filmen flossen fluiten formuleren
    fotograferen gaan gebruiken genieten geven gieten glimlachen gooien groeten haken halen
    handelen hangen helpen herhalen herinneren herlezen herschrijven herstellen hervatten hijsen
    honoreren hooien houden huren inlezen inhalen inloggen inplannen inpakken interviewen
    inventariseren invoeren invullen jagen joggen juichen kammen kiezen kijken klaarleggen
    klaarmaken klaarzetten klimmen kloppen knippen knuffelen koken komen kopen kopiëren kuisen
    kussen laten lachen landen lassen leggen leiden lenen leren lessen letten leveren lezen
    liggen lopen losmaken loslaten luisteren lunchen maaien maken masseren mediteren meebrengen
    meehelpen meenemen meedelen meegaan melden mengen merken meten mikken motiveren nadenken
    nakijken nalezen navragen nemen noemen noteren observeren oefenen omarmen omhelzen
    onderhandelen onderhouden onderzoeken onthouden ontbijten ontmoeten ontslaan ontspannen
    ontvangen ontwerpen ontwikkelen opbellen opbergen opbouwen opdrukken openen opfrissen
    opgeven opgroeien ophalen ophangen ophouden opleiden opletten oplossen opmaken opmeten
    opnemen oppakken oprapen opruimen opschrijven opstaan opstarten opstellen opvolgen opvouwen
    opwarmen opzeggen opzetten opzoeken ordenen organiseren overdragen overleggen overlopen
    overnemen overslaan oversteken overtuigen pakken parkeren pauzeren plannen planten plassen
    plukken poetsen praten presenteren proberen proeven programmeren publiceren raken rapen
    rapporteren reageren realiseren rechtstaan rechtzetten recupereren reden redden refactoren
    registreren reinigen reizen rekenen rekken rennen repareren repeteren reserveren respecteren
    rijden roepen roeien rollen rondbrengen ruimen rusten samenvatten schaken schakelen schenken
    scheren schetsen schilderen schoonmaken schrappen schrijven schrobben schudden schuiven
    signaleren simuleren sjouwen skypen slapen sleutelen slikken sluiten smeren snijden snoeien
    solliciteren sorteren sparen spelen spoelen sporten spreken springen squatten staan stappen
    starten steken stellen stilstaan stilzitten stofzuigen stoppen strekken stretchen strijken
    studeren sturen surfen synchroniseren tekenen telefoneren tellen terugbellen terugbrengen
    terugkijken teruglezen testen toepassen toevoegen tonen trainen trakteren trekken turnen
    typen uitgeven uithangen uitleggen uitlenen uitlaten uitnodigen uitproberen uitrekken
    uitrusten uitspreken uitstappen uitvoeren uitwerken uitzetten uitzoeken updaten valideren
    vallen vangen vastleggen vegen verbeteren verbinden verdelen verdienen verhogen verkopen
    verkennen verlagen verlaten verleggen verlengen verliezen vermijden verminderen vernieuwen
    vernoemen verplaatsen verschonen versturen vertalen vertellen vertrekken vertrouwen
    vervangen verversen vervolgen verwarmen verwelkomen verwerken verwijderen verwijzen
    verzamelen verzenden verzorgen vieren vinden vissen vliegen voelen voeren voeden volgen
    voltooien voorbereiden voorlezen voorstellen vormen vouwen vragen vrijhouden vrijmaken
    vullen waarschuwen wachten wandelen wassen weggaan weggooien wegleggen weglaten wegen
    weigeren wekken werken werpen werven wisselen winnen wrijven zaaien zagen zeggen zenden
    zetten zien zingen zitten zoeken zoenen zonnen zorgen zuigen zwemmen zwijgen dichtklappen
    dichtdoen aankijken aanbieden aanbellen aankomen aanleggen aanleren aanpakken aanpassen
    aanraken aanspreken aansluiten aantrekken aanvaarden aanvragen aanvullen aanwerven aanzetten
    bijleren bijscholen bijsturen bijtanken bijvullen bundelen digitaliseren filteren fitnessen
    focussen garanderen googelen hardlopen herbekijken herwerken inkorten inleveren inschrijven
    inspecteren inspireren installeren instellen integreren investeren kalmeren kanaliseren
    kickboxen langsgaan lanceren lijmen linken loggen mailen mixen moderen monitoren nabellen
    naleven ombouwen omdraaien onthaasten ontharden ontkalken ontsmetten opfleuren oplijsten
    opmerken optekenen opvragen overhandigen overschrijven overtikken pitchen posten printen
    prioriteren puzzelen rondkijken roteren samenstellen samenwerken scannen schoppen skiën
    smijten snoepen snuffelen spiegelen standaardiseren stemmen stimuleren stofferen stoven
    tanken terugdraaien teruggeven terugkomen terugschrijven thuiskomen uitkiezen uitprinten
    uittesten uitwisselen vasten veranderen vereenvoudigen verklaren verkorten verzekeren
    voorkomen vooruitkijken wijzigen zuiveren afgeven afhalen afkoelen afleggen aftekenen
    afstemmen afstoffen afvinken afwisselen klaren kweken leegmaken meerijden ontwarren opslaan
    plaatsen presteren proefdraaien rechtzitten scholen structureren verwittigen vrijwilligen
    voorspellen waarderen wieden wijzen
    """
)
"""Verbs of doing in the infinitive."""

ALSO_NOUNS = listed(
    """
    vragen plannen boeken eten bezoeken testen groeten dromen dansen ballen leren lessen reden
    landen zorgen planten haken zagen wegen stappen stellen werpen spelen merken balken resten
    zaken lassen kussen vormen zetten slikken netten platen vouwen scholen prijzen sporten
    verbinden wensen stemmen delen leiden voeten posten linken
    """
)
"""Infinitives that as often name things."""

NOT_STEMS = listed(
    """
    sport slaap boek plan test droom dans bal les reden land zorg plant haak stap stel spel merk
    rust groet vorm zet deel post link bezoek werk fiets lees-tip lach dank loon wens overleg
    contact training stem eet zon vis rij was weg min kam laat maat ren maal school trek hang
    klop duw steek kop bouw zaai vraag antwoord breng-taak knip feest boor verzoek ruil reis mix
    beweeg-tip
    """
)
"""Stems that as often name a thing, so that they do not count as a verb when they stand alone."""

IRREGULAR = listed(
    """
    wees ga gaat doe doet sta staat zie ziet zit ben bent is zijn was waren heb hebt heeft had
    hadden kan kunnen kon kom komt komen weet weten wist zal mag mogen hoeft blijf blijft lag
    ligt liep las schreef sprak nam gaf kwam ging deed bracht dacht kocht won verloor haalde
    reed zong zwom at dronk stond zat keek koos hielp begon vond word wordt worden werd werden
    durft durven
    """
)
"""Finite forms that no rule makes from the infinitive."""

STATES = listed(
    """
    is ben bent zijn was waren heb hebt heeft hebben had hadden word wordt worden werd werden
    staat staan ligt liggen weegt kan kunnen telt kost duurt
    """
)

FINITE = listed(
    """
    is heeft wordt staat kan zal moet wil mag gaat doet ziet komt was had werd zat stond kon
    ging kwam gaf nam kreeg krijgt
    """
)

PARTICLES = (
    "aan", "achter", "af", "bij", "binnen", "buiten", "dicht", "door", "in", "klaar", "langs",
    "los", "mee", "na", "neer", "om", "onder", "op", "open", "over", "rond", "samen", "schoon",
    "tegen", "terug", "thuis", "toe", "uit", "vast", "vol", "voor", "vooruit", "voort", "vrij",
    "weg",
)  # fmt: skip
"""What separable verbs begin with."""

NOT_INFINITIVES = listed(
    """
    kinderen goederen liederen eieren bladeren heren jongeren ouderen spieren papieren dieren
    manieren kleren veren uren jaren formulieren cijferen deuren kleuren kamers muren nieren
    anderen oren scharnieren beren horen sferen letteren gisteren vingeren buren culturen
    structuren procedures vieren
    """
)

GENERIC = listed(
    """
    sport sporten bewegen lezen studeren leren trainen werken oefenen fitness fitnessen
    netwerken mediteren meditatie ontspannen poetsen koken schrijven administratie training
    beweging lopen wandelen studie
    """
)

LANGUAGES = listed(
    """
    engels frans spaans duits italiaans nederlands portugees chinees mandarijn japans arabisch
    pools russisch turks grieks latijn zweeds deens noors fins koreaans hindi python java excel
    programmeren gitaar piano viool
    """
)

CHANGES = listed(
    """
    stijgen dalen groeien zakken krimpen lukken blijken verlopen ontstaan bestaan gebeuren
    kosten duren betekenen tellen scoren kennen weten durven mogen klimmen verminderen
    verdwijnen verbeteren functioneren presteren kiezen werven stoppen krijgen bereiken
    """
)
"""Verbs of what happens; nobody does them, but a statement may stand in them."""

NOT_FINITE = listed("plant rust rest kracht feest start test post dienst kost")
"""Third persons that as often name a thing."""

STRONG_PAST = listed(
    """
    lezen sproken nomen schreven lopen geven daan gaan zien komen houden sloten wonnen kozen
    holpen zwommen zongen dronken vonden bracht dacht kocht zocht maakt gonnen koken schonken
    trokken worpen sneden reden steld
    """
)
"""What follows ge- in participles that no rule makes."""

TIME_UNITS = listed(
    """
    minuten seconden weken dagen maanden uren avonden ochtenden nachten morgen liter kilometer
    bladzijden klanten gisteren tussen boven onder binnen buiten beneden samen alleen even zeven
    negen
    """
)
"""Words that end like an infinitive and are none."""

GATHERINGS = listed(
    "overleg teamoverleg werkoverleg vergadering teamvergadering meeting bijeenkomst dagstart"
)
"""What takes more than one person."""
