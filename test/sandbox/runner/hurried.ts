import { defaultPace } from '../../../src/workers/pace.ts';
import { hurriedProcess } from '../../support/hurry.ts';

// Loaded beside the app (`--import`), where the meeting plays faster than it was: all that goes on in it is a matter of
// seconds, and Slack takes as many edits a minute as ever.
Object.assign(defaultPace, { ...hurriedProcess, settleMs: defaultPace.settleMs });
