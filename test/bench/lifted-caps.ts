import { caps } from '../../services/meetings/caps.ts';

/** Loaded before the app: more calls at once than a workspace may have. */
Object.assign(caps, { person: 1_000, channel: 1_000, workspace: 1_000 });
