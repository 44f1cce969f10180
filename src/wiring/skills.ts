import type { Skills } from '../../services/agents/house/ports/skills.ts';
import { openSkills } from '../../services/integrations/skills/open-skills.ts';
import { secretsOf } from '../config.ts';
import { hider } from '../log.ts';
import type { Foundation } from './foundation.ts';

/** Skills that the house agent may read; none where no folder is set. */
export async function connectSkills({ config, log }: Pick<Foundation, 'config' | 'log'>): Promise<Skills> {
  if (config.SKILLS_DIR === undefined) return { all: [], read: async () => ({ kind: 'no_such_file' }) };
  return openSkills(config.SKILLS_DIR, { log, hide: hider(secretsOf(config)) });
}
