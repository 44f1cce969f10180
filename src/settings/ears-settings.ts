import { z } from 'zod';
import { baseUrl, oneOf, secret } from './setting-kinds.ts';
import { lacking, settingsGroup } from './settings-group.ts';

/** Who listens in calls where PikaStream tells nothing: a note-taking participant that a team hosts or rents. */
export const earsSettings = settingsGroup({
  shape: {
    EARS: z.literal('vexa', 'must be vexa').optional(),
    EARS_WHEN: oneOf('needed', 'always').default('needed'),
    VEXA_URL: baseUrl.optional(),
    VEXA_API_KEY: secret(/^\S{8,}$/, 'Vexa shows it where its admin makes keys for users').optional(),
  },
  needs: { EARS_WHEN: 'EARS', VEXA_API_KEY: 'VEXA_URL' },
  problems: (given) =>
    given.EARS === 'vexa' ? ['VEXA_URL', 'VEXA_API_KEY'].flatMap((name) => lacking(given, 'EARS', name)) : [],
  secrets: ({ VEXA_API_KEY }) => [VEXA_API_KEY],
});
