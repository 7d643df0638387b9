import type { Vocabulary } from './model.ts';

/** What English small talk, and questions about the bot, are made of. */
export const ENGLISH: Vocabulary = {
  greeting: `hi hey hello heya hiya hola yo yoo howdy greetings salutations gm hullo ello hai hallo aloha sup
    good_morning good_mornin good_afternoon good_evening good_day morning mornin evening afternoon gday top_of_the_morning
    nice_to_meet_you pleased_to_meet_you nice_to_see_you good_to_see_you long_time_no_see im_back im_new_here im_new whats_new
    anyone_wants_to_chat lets_talk lets_chat can_we_talk can_we_chat can_i_talk_to_you welcome welcome_back knock_knock`,
  wellbeing: `how_r_we how_are_we how_r_we_doing how_are_we_doing any_news whats_the_matter_with_you whats_wrong_with_you how_is_life_treating_you hows_life_treating_you u_alright u_ok how_are_you how_are_you_doing how_r_u how_are_u how_are_ya how_you_doing how_u_doing how_ya_doing hows_it_going how_is_it_going hows_life
    how_is_life hows_your_day how_is_your_day how_was_your_day hows_things how_are_things whats_up what_is_up whats_cooking wassup wazzup
    wassap whassup whats_happening whats_good how_do_you_do how_have_you_been are_you_ok are_you_okay you_ok you_good you_alright
    are_you_alright are_you_well are_you_happy did_you_sleep_well how_do_you_feel how_are_you_feeling are_you_tired are_you_bored whats_going_on
    what_are_you_doing what_are_you_up_to hru wyd how_goes_it hows_everything how_is_everything all_good having_a_good_day`,
  thanks: `thank thanks thankyou thanx thx thnx thnks tnx ty tysm tyvm tqvm cheers ta obliged grateful appreciated appreciate
    much_appreciated many_thanks thanku kudos`,
  goodbye: `bye byebye bai goodbye good_bye goodnight good_night gn night_night nighty farewell cya ttyl brb gtg g2g later laters cu cyu ciao adios
    see_you see_ya see_u so_long take_care have_a_nice_day have_a_good_day have_a_great_day have_a_good_one have_a_nice_one
    have_a_good_evening have_a_nice_evening have_a_good_weekend have_a_nice_weekend have_a_great_weekend nice_weekend good_weekend
    gotta_go have_to_go got_to_go need_to_go i_am_off im_off im_out signing_off catch_you_later talk_to_you_later talk_later
    until_next_time till_next_time until_tomorrow peace_out im_leaving im_going thats_all that_is_all that_will_be_all thatll_be_all
    nothing_else thats_it_for_now thats_it_for_today see_you_soon`,
  praise: `just_what_i_was_after smarter good great nice awesome amazing cool coool perfect brilliant excellent fantastic wonderful superb super splendid lovely neat sweet
    sick lit dope fire impressive impressed incredible wow woow whoa woah wonderful fab fabulous outstanding terrific marvelous magnificent
    well_done good_job nice_job great_job good_work nice_work nice_one good_one good_bot bravo hooray yay yess congrats congratulations genius smart
    clever intelligent quick fast rapid helpful useful handy helped helps informative interesting fascinating exactly correct accurate right true spot_on
    best legend goat rock rocks hero star love_it love_this i_like like_it like_this liked_it i_like_you you_rule love_the
    good_to_know didnt_know_that did_not_know_that makes_sense fair_enough you_know_a_lot you_know_everything works thats_it thats_exactly_it
    just_what_i_needed what_i_needed what_i_was_looking_for saved_my_day made_my_day saved_me saved_my_life fun funny hilarious cute
    pretty clear got_my_answer nailed_it pog based respect beautiful gorgeous better_than_chatgpt better_than_google`,
  blame: `i_dont_understand i_do_not_understand i_dont_get_it didnt_get_it pointless load_of_rubbish load_of_crap dont_know_anything doesnt_know_anything bad stupid dumb useless wrong worst worse idiot moron fool foolish silly lame boring terrible horrible awful trash garbage rubbish crap
    shit shitty bullshit bs nonsense sucks suck sucky suckers fuck fucking fck fuk f_off fu wtf damn dammit hell go_to_hell shut_up stfu hate hate_you annoying annoyed disappointing
    disappointed disappointment pathetic ridiculous broken fail failed failure epic_fail liar lying lies lie incompetent clueless ignorant slow
    lazy ugly weird cringe mid loser clown joke_of_a_bot waste_of_time not_helpful no_help unhelpful doesnt_help didnt_help doesnt_work dont_work
    not_working isnt_working never_works makes_no_sense no_sense not_what_i_asked not_what_i_meant not_what_i_wanted didnt_ask_that
    did_not_ask_that thats_not_an_answer not_an_answer you_dont_understand you_dont_get_it you_didnt_answer didnt_answer doesnt_answer
    dont_understand_me you_know_nothing know_nothing bugger piss_off screw_you get_lost go_away leave_me_alone bastard bitch ass asshole dick
    dumbass bollocks wack poor_answer scam fake retarded toaster`,
  laughter: 'ha hah lol lolol lool lmao lmfao rofl xd xdd hihi teehee kek omegalul thats_hilarious',
  test: `anybody_awake anyone_awake is_anyone_awake test tests testing test_123 test_1_2_3 testing_123 testing_1_2_3 test_one_two_three test_1 test_2 ping pong hello_world mic_check are_you_there you_there u_there
    are_you_alive are_you_online are_you_awake are_you_here you_here are_you_working are_you_up are_you_listening can_you_hear_me can_you_read_me do_you_read_me
    do_you_hear_me anybody_home anyone_home anyone_here anybody_here anyone_there anybody_there is_anyone_there is_anybody_there
    is_anyone_here is_anybody_here is_this_on is_this_thing_on is_this_thing_working is_this_working is_this_bot_working is_the_bot_working
    does_this_work does_this_thing_work does_this_bot_work is_it_working does_it_work is_the_bot_alive bot_alive still_alive still_there wake_up just_checking still_working`,
  yes: `wrong_window wrong_person ok okay okey oki okie okk k kk kay yes yep yeah yea yup ya yess aye no nope nah naw sure sure_thing fine alright all_right aight right_then got_it gotcha
    i_see understood roger copy_that noted hm hmm hmmm mhm mm uhm huh ah aha ahh oh ohh ooh oops never_mind nevermind nvm whatever maybe perhaps same
    true done idk dunno i_dont_know no_idea no_problem np no_worries cool_cool sounds_good will_do fair interesting_ok no_thanks no_thank_you
    not_now not_really of_course absolutely definitely certainly indeed lets_go go_ahead wait hold_on one_sec one_moment just_a_sec just_kidding jk good_for_you
    nothing nm welp meh eh so_what who_cares i_dont_care dont_care ignore_that ignore_me ignore_this wrong_channel wrong_chat forget_it dont_worry k_bye`,
  apology: `whoops whoopsie sorry my_bad apologies i_apologize i_apologise apologize pardon_me forgive_me excuse_me my_mistake my_fault oops_sorry didnt_mean_to
    typo_sorry sry srry soz`,
  wish: `merry happy_new_years happy_birthday happy_new_year merry_christmas happy_christmas xmas happy_easter happy_holidays happy_nauryz nauryz good_luck best_wishes all_the_best
    happy_anniversary happy_friday happy_monday happy_eid eid_mubarak ramadan_mubarak happy_halloween bless_you god_bless enjoy get_well_soon
    happy_independence_day happy_republic_day happy_womens_day happy_valentines happy_weekend`,
  affection: `love_you love_u luv_you luv_u ily i_love_you marry_me will_you_marry_me be_my_friend are_you_single do_you_love_me do_you_like_me miss_you
    missed_you i_missed_you kiss hug hugs date_me go_out_with_me can_we_be_friends lets_be_friends youre_my_friend my_friend_bot kisses xoxo want_to_date do_you_have_a_girlfriend do_you_have_a_boyfriend`,
  joke: `joke jokes make_me_laugh say_something_funny tell_me_something_funny sing_me_a_song sing_a_song sing_a_song_for_me sing_for_me sing tell_me_a_story tell_a_story
    tell_me_a_poem write_a_poem write_me_a_poem do_a_dance dance_for_me play_a_game lets_play lets_play_a_game do_a_trick entertain_me riddle`,
  mood: `bored im_bored so_bored i_am_bored im_tired im_sad im_hungry im_happy im_sick im_lonely im_sleepy im_stressed im_confused im_cold im_drunk im_lost i_feel tired sad hungry
    sleepy lonely depressed stressed confused exhausted hungover i_need_coffee need_coffee i_need_a_break need_a_break i_need_sleep monday its_monday its_friday friday_finally finally_friday tgif i_hate_mondays
    hate_mondays ugh argh sigh yawn omg omfg geez jeez wtf_is_this im_back_at_work long_day what_a_day rough_day bad_day busy_day nice_weather its_cold its_hot brrr`,
  filler: `pm oclock noon a an the this that thats these those it its is are am was were be been being im i me we us he she they them there here theres heres
    and or but so then than too also very really so_much much a_lot lots bit little just only even still already again now today tonight tomorrow soon next time
    please pls plz plss kindly dear man dude bro bruh buddy mate pal friend friends folks guys guy everyone everybody all team people fam gang sir maam madam miss partner lads ladies gents
    y_all yall peeps homie boss chief my_friend community group channel chat server
    to for of in on_here at with from by about as up out into over off_course because if when while until till back down
    well oh ah um uh er like totally absolutely actually honestly literally damn_good pretty quite kinda kind sort such what_a how_so super_duper
    do does did done dont doesnt didnt have has had having can could would will shall should may might must want wants wanted need needs needed
    get gets got getting go goes going gonna gotta come comes came make_sense let lets
    any some something anything everything thing things stuff one ones another other more most every each way whole lot
    think guess believe feel felt hope say says said see saw seen look looks looked sound sounds seems take took try trying tried
    day week evening weekend weekends year life world moment minute second long
    real deal btw tho though anyway ever never always often sometimes maybe perhaps yet
    first last new old big small hard easy sure ready possible
    wanna lemme gimme cant wont isnt arent aint wasnt
    ill ive id youll youve theyre hes shes
    via onto without both else instead rather what_you_said what_i_said asked ask asking question questions answer answers answered answering reply replies response responses`,
  you: 'who_developed_this who_wrote_this this_thing this_bot this_program this_app who_built_this who_made_this who_created_this who_runs_this who_owns_this who_coded_this who_programmed_this who_is_behind_this whos_behind_this you u ya your ur yours yourself youre ure yer bot dostyk dostik bots thou thee @dostyk',
  mine: 'my mine me message messages msgs dms conversation conversations chats chat_history history personal_data what_i_write what_i_type what_i_say what_i_ask my_questions my_data',
  not: 'not no never dont doesnt didnt isnt arent wasnt cant wont without nothing none nobody aint',
  question: 'what whats who whos whose which when where wheres why how hows whom',
  how: 'how hows',
  many: 'many much_do number count amount size large big how_large how_big total',
  where: 'where wheres whence from',
  make: `who_developed_this who_wrote_this who_built_this who_made_this who_created_this who_coded_this who_programmed_this who_is_behind_this whos_behind_this made make makes maker makers built build builds builder created create creator creators developed develop developer developers dev devs programmed programmer coded
    coder wrote written designed designer invented inventor behind author authors founder father mother parents daddy mom dad invented_you birthday born`,
  run: `who_runs_this who_owns_this runs run running operates operate operated operator operators owns own owned owner owners host hosts hosted hosting responsible in_charge charge admin admins
    administrator administrators maintain maintains maintained maintainer manage manages manager managed contact_person boss belongs belong pays paid funded funds fund sponsor sponsors sponsored financed finances organisation
    organization company works_for work_for behind controls control moderator moderators`,
  human: `we_talking_to operator support_agent agent employee staff human humans person people real alive man woman boy girl male female guy lady gender somebody someone living sentient conscious feelings soul flesh brain
    consciousness a_real_person he she`,
  machine: ` powered_by powered robot robots machine machines computer program software script ai a_i artificial artificial_intelligence intelligence chatgpt chat_gpt gpt gpt4 gpt_4 gpt5 openai claude gemini bard copilot siri alexa llama mistral grok llm llms
    language_model language_models large_language_model neural neural_network model models algorithm machine_learning chatbot chatbots a_bot just_a_bot or_bot bot_or or_a_bot are_you_bot automated automatic deepseek anthropic perplexity`,
  name: 'name named names called call who_is_this who_dis who_are_you who_r_u who_are_u introduce introduce_yourself yourself_introduction old age from_where what_are_you what_r_u dostyk_mean mean means meaning stand_for what_is_dostyk whats_dostyk who_is_dostyk tell_me_about_yourself about_yourself something_about_yourself describe_yourself what_is_this whats_this',
  can: `can could able do does capable ability abilities capabilities capability feature features function functions functionality purpose skill skills offer offers ask use used using useful_for work works
    good_for job mission goal options help_with command commands instructions manual usage guide tutorial what_else tricks operate functioning support supports`,
  know: 'know knows knowledge understand expert expertise familiar about answer cover covers covered',
  topic:
    'topic topics subject subjects area areas theme themes category categories field fields domain domains areas_of_expertise',
  language: 'language languages lang langs multilingual bilingual tongue tongues translation translations translate',
  tongue:
    'english german russian kazakh deutsch french spanish turkish chinese italian polish ukrainian uzbek kyrgyz arabic',
  speak:
    'speak speaks speaking talk talks talking understand understands answer answers reply replies respond responds write writes chat speak_in converse communicate know knows support supports fluent',
  change:
    'change changes changing switch switches switching set sets setting settings choose select pick configure adjust always default prefer another different other instead',
  fact: 'fact facts info infos information data knowledge database entries entry content contents figures numbers statistics stats records index pack collection answers stuff things database_size facts_do',
  source:
    'source sources sourced origin origins reference references citation citations cite cites where_do_you_get where_did_you_get where_does where_do_your get_your get_from come_from comes_from based_on based learn learned learnt trained training taken',
  current:
    'who_checks who_verifies who_updates who_controls current currently up_to_date uptodate updated update updates outdated recent fresh latest newest new last_updated actual how_old date dated maintained checked verified reviewed how_often how_recent training_data_cutoff cutoff knowledge_cutoff',
  store:
    'see_my sees_my read_my see_what_i read_what_i store stores stored storing save saves saved saving keep keeps kept log logs logged logging record records recorded recording collect collects collected collecting track tracks tracked tracking remember remembers remembered spy spying share shares shared sharing sell sells sold read reads reading see listen listening listens watch watching forward forwards send sends analyse analyze delete deletes deleted deletion erase forget retain retains monitor monitoring process',
  private:
    'see_what_i read_what_i see_my_questions read_my_questions safe private privacy gdpr dsgvo data_protection confidential anonymous anonymously secret secure security safe_to_use personal_data personal privacy_policy privately',
  error:
    'error errors mistake mistakes wrong incorrect inaccurate bug bugs typo typos outdated false fault faulty broken_link dead_link correction corrections issue issues problem problems complaint complaints missing',
  report:
    'found report reporting reported tell correct fix flag complain complaint submit send notify contact suggest suggestion suggestions feedback let_you_know let_someone_know contribute add correct_it',
  daily:
    'unsubscribe subscribe_me unsubscribe_me daily daily_fact daily_facts fact_of_the_day facts_of_the_day fact_a_day everyday every_day every_morning each_day a_fact_every_day every_evening subscription daily_post daily_posts daily_message daily_messages daily_update daily_updates',
  on: 'on enable activate start subscribe turn_on switch_on set_up setup sign_up sign_me_up begin activated enabled post posts send schedule add want',
  off: 'off disable deactivate stop unsubscribe turn_off switch_off cancel quit end mute no_more disabled remove pause',
  get: 'get gets receive receiving have want see send sign subscribe post give deliver',
  chart: 'chart charts graph graphs diagram diagrams plot plots',
  timeline: 'timeline timelines time_line',
  random:
    'hit_me_with surprise surprise_me random randomly something_interesting something_cool something_new something_fun something_i_dont_know anything_interesting did_you_know fun_fact funfact interesting_fact cool_fact teach_me_something teach_me tell_me_something say_something tell_me_anything any_fact',
  show: 'which_languages what_languages show shows draw display tell give gimme send say list lists post share see view open get make want create render print',
  help: 'what_can_i_ask what_could_i_ask what_should_i_ask what_to_ask what_can_i_do_here what_can_i_do_with how_do_i_use how_can_i_use how_do_you_use how_do_i_start how_do_i_ask how_can_i_ask what_is_possible_here help helping assist assistance assist_me commands help_menu how_does_this_work how_does_it_work how_do_you_work how_does_this_bot_work manual instructions menu start get_started getting_started faq how_to_use',
  trust:
    'trust trustworthy reliable reliability reliably accurate accuracy believe credible hallucinate hallucinates hallucinating hallucination make_up make_things_up make_stuff_up invent official neutral independent biased bias objective propaganda fake lie lying honest truth verify verified',
};
