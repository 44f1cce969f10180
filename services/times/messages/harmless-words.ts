import { fold } from './fold.ts';

const list = (words: string) => new Set(fold(words).split(/\s+/));

/**
 * Words that say nothing of the day and may stand between a time and what it belongs to: of English, German, Spanish,
 * French, Portuguese, Italian, Dutch, Polish, Swedish, Danish, Norwegian, Finnish and Turkish, today's among them.
 */
export const linking = list(
  `at in by from the a an and or for of with w that this these those we us our you your i my it its he she they them is are be was
  were will ll can could would should shall not does did have has had having going gonna there here now then as if up let lets let's
  i'm i'll we're we'll we've it's that's there's who's what's you're where when what who how why time date today todays tonight's
  start starts started starting begin begins beginning kick kicks off happens happening scheduled scheduling set planned planning
  held holding please pls plz thanks thx ty hi hello hey yo dear all everyone everybody folks guys people team sharp just
  also only still sure yes yeah ok okay no quick short brief full ready reminder remind note fyi re new next-up via cet cest utc gmt began begun zeit wann termin uhrzeit datum quand heure hora fecha data ora tijd wanneer kiedy när tid
  join joins joined joining see talk talks talking speak chat call calls ping meet meets meeting attend attends attending go goes come
  comes coming get gets need needs want wants like make makes run runs send invite invites share use bring take takes taking give
  someone somebody anyone anybody one bot stand-in standin hop jump dial connect moved move moving changed change shifted works work
  ist sind wird um an auf mit für und oder der die das den dem des ein eine einen einem wir uns ihr euch ich du sie es heute jetzt bitte
  danke hallo moin servus zusammen alle uhr von zum zur bei gibt hat haben kann können könnt treffen treffe sehen startet beginnt
  bitte ab pünktlich
  el los las le les du des en pour par con y hoy ahora hola gracias por para favor todos equipo nos vemos quedamos aujourd'hui
  maintenant bonjour salut merci tous equipe équipe avec et ou vous est es será serà  às os da do no na com e hoje agora ola oi
  obrigado obrigada pessoal time alle il lo gli della del dal nel o oggi ora ciao grazie tutti ci vediamo siamo ore
  de het een op met voor vandaag nu hallo bedankt allemaal uur we wij
  calendar invitation siehe kalender einladung calendrier calendario invito convite agenda uitnodiging
  w z i o godz godzinie dzisiaj dziś kl klo klockan klokken kello tänään och og med idag i dag är er saat saatte bugün`,
);
/** In one language they link, in another they are a day's abbreviation. */
export const oftenDays = list('do so to on la di mi me ma sa lu je ve su ti pe ke vi za zo wo vr');

/** What calls are about, and what they are called: a time beside one of these is that call's. */
export const topics = list(
  `standup stand-up standups sync syncs meeting meetings call calls huddle retro retros retrospective review reviews demo demos planning
  plannings grooming refinement daily weekly biweekly monthly scrum all-hands allhands townhall checkin check-in catchup catch-up
  kickoff kick-off session sessions interview interviews workshop webinar training onboarding offsite briefing debrief presentation
  discussion chat talk conversation conference hangout coffee lunch brainstorm brainstorming office hours 1:1 1-1 1on1 one-on-one
  oneonone appointment event invite invitation zoom meet teams google slack link room video audio online remote agenda update updates
  status report walkthrough walk-through handover handoff pairing mob testing test tests bug bugs triage incident postmortem
  release launch deploy deployment rollout sprint backlog roadmap strategy vision goals okr okrs kpi budget finance pricing sales
  marketing product design ux ui engineering dev devs development backend frontend infra infrastructure platform data analytics
  security legal hr hiring recruiting candidate customer customers client clients partner partners vendor vendors supplier
  stakeholder stakeholders leadership management board investor investors support ops operations project projects program feature
  features architecture technical tech api app web website mobile content brand campaign community research user users onsite quarter
  quarterly annual year group department company internal external first second third follow-up followup final kick big small
  work doc docs document draft proposal contract deal pitch plan plans process problem issue issues topic topics question questions
  besprechung termin anruf sitzung treffen runde abstimmung jour fixe gespräch vorstellung telko telefonat schulung rückblick
  reunión reunion llamada junta cita charla réunion appel rendez-vous rdv point visio entretien reunião reuniao chamada
  ligação conversa riunione chiamata incontro colloquio vergadering overleg afspraak gesprek bespreking spotkanie rozmowa
  möte mote møde møte samtale samtal palaveri kokous tapaaminen toplantı görüşme`,
);

/** Before whom a call is with: names follow. */
export const withWords = list('with w mit con avec com met med z ze kanssa ile');

/** The end of what German, Dutch and Nordic write as one word: `Kundentermin`. */
export const topicEndings =
  /(?:besprechung|meeting|termin|sitzung|gesprach|runde|treffen|planung|overleg|vergadering|mote|palaveri|kokous|review|sync|call)s?$/;
