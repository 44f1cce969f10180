import { baseUrl, oneOf, secret } from './setting-kinds.ts';
import { type Given, lacking, settingsGroup } from './settings-group.ts';

/** What each of them needs. */
const needed: Readonly<Record<string, readonly string[]>> = {
  vexa: ['VEXA_URL', 'VEXA_API_KEY'],
  attendee: ['ATTENDEE_URL', 'ATTENDEE_API_KEY'],
};

/** Who listens in calls where PikaStream tells nothing: a note-taking participant that a team hosts or rents. */
export const earsSettings = settingsGroup({
  shape: {
    EARS: oneOf('vexa', 'attendee').optional(),
    EARS_WHEN: oneOf('needed', 'always').default('needed'),
    VEXA_URL: baseUrl.optional(),
    VEXA_API_KEY: secret(/^\S{8,}$/, 'Vexa shows it where its admin makes keys for users').optional(),
    // Its documentation gives the address with the path, which is ours to know.
    ATTENDEE_URL: baseUrl.transform((url) => url.replace(/\/api\/v1$/, '')).optional(),
    ATTENDEE_API_KEY: secret(/^\S{8,}$/, 'Attendee makes it under Settings, API Keys').optional(),
    ATTENDEE_WEBHOOK_SECRET: secret(
      /^[A-Za-z0-9+/]{43}=( [A-Za-z0-9+/]{43}=)*$/,
      'Attendee shows it under Settings, Webhooks: base64 of 32 bytes; several have spaces between',
    ).optional(),
  },
  needs: {
    EARS_WHEN: 'EARS',
    VEXA_API_KEY: 'VEXA_URL',
    ATTENDEE_API_KEY: 'ATTENDEE_URL',
  },
  problems: (given: Given) => [
    ...(needed[String(given.EARS)] ?? []).flatMap((name) => lacking(given, 'EARS', name)),
    // It pushes to the address that we name.
    ...lacking(given, 'ATTENDEE_WEBHOOK_SECRET', 'PUBLIC_URL'),
    ...unreached(given),
  ],
  secrets: ({ VEXA_API_KEY, ATTENDEE_API_KEY, ATTENDEE_WEBHOOK_SECRET }) => [
    ...[VEXA_API_KEY, ATTENDEE_API_KEY],
    ...(ATTENDEE_WEBHOOK_SECRET?.split(' ') ?? []),
  ],
});

function unreached({ ATTENDEE_WEBHOOK_SECRET: secret, PUBLIC_URL: url }: Given): string[] {
  if (secret === undefined || url === undefined || /^https:/i.test(String(url))) return [];
  return [
    'ATTENDEE_WEBHOOK_SECRET: Attendee pushes only to https; give PUBLIC_URL an https address, or remove ATTENDEE_WEBHOOK_SECRET',
  ];
}
