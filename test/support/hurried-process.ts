import { defaultPace } from '../../src/workers/pace.ts';
import { hurriedProcess } from './hurry.ts';

// Loaded beside the app (`--import`): this process writes and looks as often as tests within one process do.
Object.assign(defaultPace, hurriedProcess);
