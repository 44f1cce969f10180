import type { MeetingScript, NotesPlan } from '../meeting-script.ts';
import { joins, leaves, talk, theBot, wayIn } from '../script-steps.ts';

const admittedAt = 2.5;
const cleo = 'Cleo';
const mateo = 'Mateo Ruiz';

const conversation = [
  [cleo, `Let’s hear the wins! ${theBot}, you open.`, 0.8],
  [theBot, `Hello, humans! I’m ${theBot}, an AI made of crumbs. Who has a win?`, 1.2],
  [mateo, 'The new onboarding is live. Eleven teams finished it without asking us anything.', 1.3],
  [theBot, 'Mateo shipped onboarding, and eleven teams needed no help. Well done!', 1.1],
  [mateo, 'Thank Cleo too, please: every word of it is hers.', 0.8],
  [theBot, 'Thank you, Cleo! I’d clap, but I’d crumble.', 0.9],
  [cleo, 'Ha. I’ll ask those teams what was hard, by Wednesday.', 0.9],
] as const;

const notes: NotesPlan = {
  takes: 1,
  title: 'Wins of the team',
  summary:
    'The new onboarding is live, and eleven teams finished it without help. Cleo was thanked for its words.',
  earlySummary: 'The call was left before its end; these notes cover what was said until then.',
  wholeAfterMs: 4_000,
  decisions: [],
  actionItems: [
    {
      fromMs: 6_900,
      text: 'Ask those teams what was hard',
      owner: cleo,
      due: 'Wednesday',
    },
  ],
  chapters: [],
};

/** A few cheerful seconds with a mascot. */
export const teamWins: MeetingScript = {
  name: 'team-wins',
  steps: [
    ...wayIn(admittedAt),
    joins(2.7, cleo, 'cleo@standin.example'),
    joins(2.8, mateo, 'mateo@acme.example'),
    ...talk(3, admittedAt, conversation),
    leaves(10.3, mateo),
    leaves(10.5, cleo),
    { at: 10.8, end: 'call_ended' },
  ],
  notes,
};
