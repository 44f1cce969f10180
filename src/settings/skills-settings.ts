import { statSync } from 'node:fs';
import { z } from 'zod';
import { lacking, settingsGroup } from './settings-group.ts';

/** Skills of the house agent: a folder of folders, each with a `SKILL.md`. */
export const skillsSettings = settingsGroup({
  shape: {
    SKILLS_DIR: z.string().refine(isFolder, 'must be the path of a folder that Stand-in may read').optional(),
  },
  // Only the house agent reads them, and it needs a model.
  problems: (given) => lacking(given, 'SKILLS_DIR', 'MODEL'),
});

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
