import type { Vocabulary } from './model.ts';

/** What German small talk, and questions about the bot, are made of. */
export const GERMAN: Vocabulary = {
  greeting: `hallo hallöchen hallöle hallihallo halli hi hey hej huhu moin moinsen moinmoin servus grüezi grüß_gott grüß_dich grüß_euch grüß_sie grüße grüß tach
    guten_morgen guten_tag guten_abend schönen_guten_tag schönen_guten_morgen schönen_guten_abend schönen_tag_zusammen guten_mittag mahlzeit morgen morgähn tag na gude nabend namd moinmoin tagchen
    freut_mich schön_dich_kennenzulernen nett_dich_kennenzulernen lange_nicht_gesehen bin_neu_hier ich_bin_neu_hier bin_wieder_da willkommen hallo_welt salut seid_gegrüßt`,
  wellbeing: `was_machst_du_den_ganzen_tag was_machst_du_denn_so was_hast_du_heute_gemacht wie_ist_die_lage wie_steht_es wie_läuft_der_laden wie_gehts wie_geht_es_dir wie_gehts_dir wie_geht_es_ihnen wie_gehts_ihnen wie_gehts_euch wie_geht_es_euch wie_geht_es wie_läufts wie_läuft_es was_geht was_geht_ab
    was_läuft was_machst_du was_machst_du_gerade was_machst_du_so was_machst_du_heute was_treibst_du wie_gehts_wie_stehts wie_stehts wie_war_dein_tag wie_ist_dein_tag alles_gut alles_klar_bei_dir alles_gut_bei_dir gehts_dir_gut geht_es_dir_gut
    wie_fühlst_du_dich was_gibts_neues hast_du_gut_geschlafen gut_geschlafen bist_du_müde bist_du_glücklich alles_fit alles_paletti alles_roger und_selbst und_dir na_du was_geht_so wie_läuft_es_bei_dir langweilst_du_dich`,
  thanks: `vielmals merci_vielmals danke dankeschön danke_schön dank dankefein dankesehr merci thx thanks thank_you besten_dank vielen_dank herzlichen_dank tausend_dank bedanke bedankt dankbar
    vergelts_gott ich_danke verbindlichsten danki dankö dankööö`,
  goodbye: `tschüss tschüssi tschüssikowski tschau tschö ciao ade adé auf_wiedersehen wiedersehen auf_wiederhören bis_dann bis_bald bis_später bis_morgen bis_nachher bis_denn bis_zum_nächsten_mal bis_nächstes_mal
    bis_die_tage gute_nacht nacht nachti n8 gn8 schlaf_gut schönen_tag schönen_tag_noch schönen_abend schönen_abend_noch schönes_wochenende schönen_feierabend
    feierabend mach_gut machs_gut machts_gut man_sieht_sich wir_sehen_uns wir_hören_uns hau_rein lebewohl muss_los muss_weg ich_muss_los bin_weg bin_dann_mal_weg bin_raus
    ich_geh_dann_mal das_wars das_war_alles mehr_brauche_ich_nicht schöne_woche schönen_sonntag schönen_urlaub schönes_we baba pfiati tschüs tschüß`,
  praise: `gut super toll klasse prima spitze perfekt genial cool geil hammer stark krass wow woah wahnsinn großartig wunderbar fantastisch phantastisch ausgezeichnet hervorragend erstklassig
    exzellent schön nett lieb top bestens mega nice sauber bravo respekt chapeau beeindruckend beeindruckt schlau klug intelligent gescheit schnell flott fix hilfreich nützlich praktisch
    interessant spannend faszinierend richtig korrekt genau stimmt treffer geholfen hilfst hilft gut_gemacht klasse_gemacht weiter_so guter_bot braver_bot brav braver tüchtig gute_arbeit gute_antwort gut_zu_wissen
    wieder_was_gelernt ich_mag gefällt_mir gefällt gefallen gefällst liebe_es genau_das genau_das_was freut begeistert überzeugt unschlagbar bester beste besten held heldin
    sympathisch lustig witzig süß niedlich ein_traum traumhaft läuft_bei_dir ehrenmann ehrenbot episch feiere feier_ich leiwand urcool tiptop einwandfrei tadellos glückwunsch gratuliere gratulation besser_als_google besser_als_chatgpt`,
  blame: `verstehe_nicht verstehe_ich_nicht verstehe_das_nicht kapier_ich_nicht kapiere_nichts kein_plan keinen_plan redest_wirr schlecht dumm blöd doof dämlich bescheuert bekloppt idiot idiotisch trottel depp vollidiot dummkopf nutzlos unbrauchbar sinnlos wertlos falsch quatsch unsinn unfug blödsinn schwachsinn stuss käse
    mist müll schrott scheiße scheiß scheisse kacke kack shit fuck verdammt verflucht arsch arschloch penner hurensohn halt_die_klappe halt_die_fresse halts_maul klappe fresse maul schnauze verpiss_dich hau_ab zieh_leine
    geh_weg lass_mich_in_ruhe hasse nervst nervig nervt nerv lahm langsam peinlich lächerlich enttäuscht enttäuschend enttäuschung schwach erbärmlich armselig furchtbar schrecklich grauenhaft
    grottig unfähig inkompetent ahnungslos keine_ahnung_von_nichts lügner lügst gelogen stimmt_nicht stimmt_doch_nicht stimmt_ja_nicht stimmt_gar_nicht nicht_richtig nicht_hilfreich hilft_nicht hilft_mir_nicht bringt_nichts bringt_mir_nichts funktioniert_nicht geht_nicht
    nicht_gefragt danach_habe_ich_nicht_gefragt das_hab_ich_nicht_gefragt das_wollte_ich_nicht_wissen das_war_nicht_meine_frage nicht_meine_frage keine_antwort du_verstehst_mich_nicht verstehst_nichts verstehst_nix weißt_nichts
    weißt_gar_nichts kannst_nichts kannst_nix kannst_ja_nichts was_soll_das was_soll_der_mist was_für_ein am_thema_vorbei thema_verfehlt kaputt versagt versager spinnst hässlich opfer lachhaft zeitverschwendung blech unverschämt frechheit schlechtester`,
  laughter:
    'ha hach lach_mich_schlapp lach_mich_tot lach_mich_kaputt lol rofl haha hihi hehe hahaha xd lmao ich_lach_mich_tot lach lustig_lol grins kicher',
  test: `test tests teste testen testnachricht testtest test_123 test_1_2_3 test_eins_zwei_drei test_1 test_2 ping funktioniert_das funktioniert_der_bot funktioniert_das_hier funktioniert_es geht_das geht_das_hier geht_der_bot bist_du_da bist_du_wach bist_du_online bist_du_noch_da
    bist_du_hier lebst_du lebst_du_noch jemand_da jemand_hier ist_jemand_da ist_da_jemand ist_hier_jemand ist_wer_da wer_da hörst_du_mich liest_du_mit läuft_der_bot läuft_das noch_da noch_wach aufwachen wach_auf hallo_jemand_da klappt_das klappt_es`,
  yes: `ok okay okey oki ja jo jep jup jawohl jaja klar klaro na_klar nein nö nee ne nope gut alles_klar alles_gut_danke verstanden verstehe kapiert aha ahja achso ach_so ach_ja ach oh ah hm hmm mhm na_gut na_ja naja egal schon_gut passt passt_schon
    genau eben gerne gern sicher sicherlich natürlich vielleicht mal_sehen schade weiß_nicht weiß_ich_nicht keine_ahnung macht_nichts kein_problem kein_ding kein_stress stimmt weiter fertig erledigt in_ordnung einverstanden abgemacht nix nichts
    warte moment momentchen sekunde kurz_warten geht_klar wird_gemacht mach_ich soso tja nein_danke lieber_nicht vergiss_es schwamm_drüber nicht_so_wichtig war_nur_spaß spaß war_ein_scherz scherz falscher_chat falscher_kanal von_mir_aus mir_egal wie_du_meinst bitte_bitte`,
  apology:
    'tut_mir_so_leid tut_mir_echt_leid tut_mir_sehr_leid tut_mir_wirklich_leid leid sorry entschuldigung entschuldige entschuldigen tut_mir_leid verzeihung verzeih verzeihen pardon mein_fehler meine_schuld bitte_um_entschuldigung tschuldigung tschuldige tschuldi sry sorryyy vertippt verschrieben',
  wish: `frohe_weihnachten fröhliche_weihnachten frohes_fest frohes_neues frohes_neues_jahr gutes_neues gutes_neues_jahr guten_rutsch frohe_ostern alles_gute alles_liebe alles_gute_zum_geburtstag herzlichen_glückwunsch geburtstag viel_glück viel_erfolg
    viel_spaß guten_appetit gesundheit gute_besserung frohe_feiertage schöne_feiertage schönen_advent frohes_nauryz glückwunsch_zum prost hals_und_beinbruch toi_toi_toi helau alaaf schönen_nikolaus schönen_vatertag happy_birthday`,
  affection: `ich_liebe_dich liebe_dich hab_dich_lieb ich_hab_dich_lieb ich_mag_dich mag_dich heirate_mich willst_du_mich_heiraten liebst_du_mich magst_du_mich hast_du_eine_freundin hast_du_einen_freund bist_du_single wollen_wir_freunde_sein
    bist_du_mein_freund willst_du_mein_freund_sein kuss küsschen knutscher umarmung drück_dich vermisse_dich ich_habe_dich_vermisst gehst_du_mit_mir_aus bussi`,
  joke: `witz witze scherz_erzählen bring_mich_zum_lachen sing_ein_lied sing_mir_ein_lied sing_mir_was sing_was singen erzähl_eine_geschichte erzähl_mir_eine_geschichte schreib_ein_gedicht schreib_mir_ein_gedicht gedicht spiel_mit_mir
    wollen_wir_spielen wollen_wir_was_spielen spielen_wir rätsel sag_was_lustiges erzähl_was_lustiges erzähl_mir_was_lustiges`,
  mood: `langweilig mir_ist_langweilig langeweile öde müde ich_bin_müde bin_müde traurig hunger ich_hab_hunger ich_habe_hunger durst mir_ist_kalt mir_ist_warm mir_ist_heiß mir_ist_schlecht ich_bin_traurig ich_bin_krank krank einsam gestresst stress genervt verwirrt
    kaputt_heute fix_und_fertig kopfschmerzen kein_bock keine_lust null_bock montag scheiß_montag endlich_freitag endlich_wochenende ich_brauche_kaffee brauche_kaffee kaffee oh_mann oh_man och_nö puh uff ohje oje ach_du_meine_güte omg boah
    was_für_ein_tag langer_tag schönes_wetter schlechtes_wetter ich_bin_glücklich gute_laune schlechte_laune verliebt`,
  filler: `uhr mittags leider absolut wohl vermutlich halbwegs ehrlich_gesagt der die das den dem des ein eine einen einem einer eines ist sind war waren bin bist seid sein wäre wird werden wurde ich mir mich wir uns er sie es man da hier dort dies diese dieser dieses diesen
    und oder aber denn weil dass ob wenn als wie so auch noch schon mal nur doch ja eh halt eben eigentlich überhaupt wirklich echt sehr ganz voll total richtig_gut ziemlich etwas bisschen viel vielen viele mehr meiste alles alle allen allerseits
    zusammen leute freunde freund freundin kollegen kollege kolleginnen team gemeinde community gruppe runde kanal server ihr_lieben liebe lieber lieben meine_lieben mein meine meinen miteinander jungs mädels alter digga digger bro bruder kumpel mensch_ey ey
    bitte bitteschön büdde gerade jetzt heute morgen_früh später wieder immer nie nochmal einmal kurz schnell_mal gleich dann danach nun also na und_so irgendwie irgendwas was_denn ach oh
    zu zum zur in im ins an am auf aus bei beim mit nach von vom vor für über um unter gegen ohne bis seit durch
    kann können könnte möchte will wollte soll sollte darf muss müssen brauche braucht habe hab haben hat hast hatte machen mache macht gemacht mach tun tut geht gehen ging komm kommt kommen lass
    sag sagen sagt frage fragen fragst gefragt antwort antworten geantwortet antwortest finde find denke glaube meine hoffe sehe schaue schau selber selbst
    tag abend woche wochenende jahr mal_wieder zeit nächsten nächste nächstes letzte erste neue neu großes große großer
    wirst würde würdest gibt gibts gab ne n nen was_anderes andere anderes sonst weg los her hin raus rein`,
  you: 'du dich dir dein deine deinen deinem deiner deins ihr euch eure euer sie ihnen ihre ihren ihrem bot bots dostyk dostik kannst machst hast weißt kennst sprichst bist bekommst funktionierst heißt arbeitest merkst speicherst verstehst lernst redest antwortest wohnst lügst nutzt verwendest benutzt darfst willst',
  mine: 'mein meine meinen meiner meinem mir mich nachricht nachrichten chat chats chatverlauf verlauf unterhaltung gespräche eingaben persönliche personenbezogene was_ich_schreibe was_ich_frage fragen',
  not: 'nicht kein keine keinen nie nichts nix ohne nein niemals weder',
  question:
    'wobei wodurch worum was wer wen wem wessen wo woher wohin wann warum wieso weshalb wie welche welcher welches welchen welchem wozu wofür womit worüber wonach',
  how: 'wie womit wo',
  many: 'viele viel wieviel wieviele anzahl zahl groß umfang umfangreich menge',
  where: 'woher wo von_wo von_wem worauf',
  make: 'gemacht gebaut programmiert erstellt erschaffen geschaffen entwickelt entwickelte entwickler entwicklerin macher erfinder erfunden geschrieben programmierer schöpfer erbauer hersteller steckt_hinter dahinter steckt hinter autor autoren designer vater mutter eltern papa mama geboren geburtstag',
  run: 'betreibt betreiber betreiberin betrieben verantwortlich verantwortliche verantwortlicher zuständig zuständige gehörst gehört besitzer eigentümer chef leitet verwaltet admin admins administrator ansprechpartner kontakt finanziert bezahlt sponsor dahinter steckt hinter kümmert pflegt impressum firma organisation unternehmen auftraggeber auftrag moderator moderatoren',
  human:
    'operator mitarbeiter mitarbeiterin mensch menschen menschlich person echt echte echter lebendig lebst jemand sitzt_da_wer sitzt mann frau männlich weiblich junge mädchen gefühle bewusstsein seele real geschlecht leibhaftig',
  machine:
    'da_chatgpt chatgpt_dahinter ki_dahinter roboter maschine computer programm software ki künstliche künstliche_intelligenz intelligenz chatgpt chat_gpt gpt openai claude gemini bard copilot siri alexa llm sprachmodell sprachmodelle neuronales netz modell algorithmus chatbot chatbots ein_bot nen_bot n_bot oder_bot bot_oder nur_ein_bot automat automatisch ai deepseek',
  name: 'name namen heißt heißen nennt nennen wer_bist_du wer_seid_ihr wer_sind_sie was_bist_du was_seid_ihr was_sind_sie stell_dich_vor stellen_sie_sich_vor alt wie_alt bedeutet bedeutung was_ist_dostyk wer_ist_dostyk was_ist_das_hier was_ist_das_für_ein was_bist_du_für_ein was_bist_denn_du über_dich von_dir',
  can: 'kannst kann können können_sie machst macht tust fähigkeiten fähigkeit funktionen funktion funktioniert funktionierst geht aufgabe aufgaben zweck sinn nutzen nutze benutze benutzt benutzen bedienen bediene bedienung anleitung verwenden verwende fragen frage drauf gut_für wozu wofür angebot bietest anfangen leisten befehle befehl kommandos kommando optionen möglichkeiten da',
  know: 'bescheid weißt weiß wissen kennst kennen auskennen auskennst ahnung wisst beantworten beantwortest',
  topic:
    'thema themen themengebiete themengebiet themenbereich themenbereiche bereich bereiche gebiet gebiete gebieten fachgebiet fachgebiete wissensgebiete kategorien kategorie rubriken',
  language: 'sprache sprachen mehrsprachig zweisprachig übersetzung übersetzungen übersetzt übersetzen',
  tongue:
    'deutsch englisch russisch kasachisch französisch spanisch türkisch chinesisch italienisch polnisch ukrainisch german english russian',
  speak:
    'sprichst spricht sprechen sprecht redest rede reden verstehst versteht verstehen antworte antwortest antworten schreib schreibst schreiben kannst kann beherrschst unterhalten',
  change:
    'ändern ändere ändert wechseln wechsle wechsel umstellen umschalten stell stelle stellen schalte schalten einstellen einstellung einstellungen wählen auswählen immer künftig ab_jetzt ab_sofort andere anderen anders lieber stattdessen um',
  fact: 'fakt fakten faktum info infos information informationen daten wissen datenbank einträge eintrag angaben inhalte zahlen datensätze sammlung faktensammlung antworten datenbestand datenbasis dinge sachen',
  source:
    'stützt stützen stützt_du_dich quelle quellen quellenangabe quellenangaben quellenlage ursprung herkunft belege beleg stammen stammt kommen kommt beziehst basiert basieren grundlage gelernt trainiert datengrundlage woher_hast_du woher_weißt_du woher_nimmst_du gefüttert',
  current:
    ' prüft kontrolliert überprüft aktuell aktueller aktualisiert aktualisierung update updates upgedatet neu frisch veraltet stand datenstand auf_dem_neuesten_stand neuesten neusten letzten_stand gepflegt geprüft überprüft wie_oft zuletzt aktualität wissensstand',
  store:
    'speicherst speichert speichern gespeichert merkst merkt merken gemerkt behältst aufzeichnen aufgezeichnet zeichnest protokolliert protokollierst loggst geloggt sammelst sammelt gesammelt trackst überwachst überwacht spionierst ausspionieren verkaufst verkauft verkauft weitergibst weitergegeben weiter teilst liest mitliest lesen mitlesen löschen lösche löschst gelöscht vergisst erfasst verarbeitest verarbeitet hörst passiert geschieht mit',
  private:
    'datenschutz dsgvo privat privatsphäre anonym vertraulich datensicherheit personenbezogene personenbezogen datenschutzerklärung persönliche',
  error:
    'fehler falsch fehlerhaft falsche falscher falsches bug bugs tippfehler veraltet irrtum inkorrekt problem probleme beschwerde korrektur korrekturen',
  report:
    'gefunden entdeckt bemerkt melden melde meldet meldest gemeldet korrigieren korrigiere korrigiert berichtigen verbessern beschweren beschwere hinweisen hinweis feedback rückmeldung mitteilen mitteile vorschlagen vorschlag sagen beschwerde wenden einreichen beheben',
  daily:
    'abbestellen abonnieren täglich tägliche täglichen tägliches täglicher tagesfakt tagesfakten fakt_des_tages fakten_des_tages jeden_tag jeden_morgen jeden_abend fakt_am_tag fakt_pro_tag tages abo abonnement',
  on: 'ein an einschalten anschalten aktivieren aktiviere aktivier schalte schalt starten starte start abonnieren abonniere einrichten richte poste posten schick schicke schicken sende senden anmelden will möchte haben',
  off: 'kein keinen aus ab ausschalten abschalten deaktivieren deaktiviere stoppen stoppe stopp stop abbestellen kündigen abmelden beenden beende aufhören ausstellen abstellen pausieren keine',
  get: 'bekomme bekommen bekommt kriege krieg kriegen erhalte erhalten haben abonnieren will möchte sehen gibts geht schicken',
  chart: 'diagramm diagramme grafik grafiken graph graphen chart charts schaubild kurve',
  timeline: 'zeitstrahl zeitleiste zeitachse chronologie timeline chronik',
  random:
    'spannendes interessantes überrasch überrasche überraschen überraschung zufällig zufälliger zufälligen zufälliges zufallsfakt zufall beliebiger beliebigen irgendein irgendeinen irgendwas_interessantes irgendetwas was_interessantes etwas_interessantes was_spannendes etwas_spannendes wusstest_du erzähl_mir_was erzähl_was erzähl_mir_etwas erzähl_etwas erzähl_mal_was erzähl_mir_mal_was sag_was sag_mal_was sag_irgendwas bring_mir_was_bei funfact fun_fact interessanter_fakt spannender_fakt',
  show: 'welche_sprachen zeig zeige zeigen zeigt zeichne zeichnen mal male erzähl erzähle gib gebt schick sag nenn nenne nennen liste auflisten darstellen erstelle mach will möchte anzeigen her',
  help: 'wobei_kannst_du_mir_helfen wobei_kannst_du_helfen womit_kannst_du_mir_helfen womit_kannst_du_helfen wie_kannst_du_mir_helfen was_kann_ich_fragen was_kann_man_fragen was_kann_ich_dich_fragen was_kann_man_dich_fragen was_kann_ich_hier_fragen was_kann_man_hier was_kann_ich_hier was_soll_ich_fragen wie_benutze_ich wie_benutzt_man wie_nutze_ich wie_bediene_ich wie_verwende_ich wie_frage_ich hilfe helfen hilf befehle befehlsliste anleitung bedienungsanleitung wie_geht_das_hier wie_funktioniert_das wie_funktionierst_du wie_funktioniert_der_bot wie_funktioniert_das_hier menü kommandos was_mach_ich_hier erste_schritte',
  trust:
    'vertrauen vertraue verlässlich zuverlässig zuverlässigkeit glaubwürdig seriös halluzinierst halluziniert halluzinieren erfindest erfunden ausgedacht ausdenken denkst_du_dir_aus aus offiziell neutral unabhängig objektiv voreingenommen propaganda lügst wahr ehrlich stimmen stimmt verlassen',
};
