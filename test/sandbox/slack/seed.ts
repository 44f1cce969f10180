/** Who and what is in the emulated workspace when it starts. Fixed, so that a failure reads the same every time. */
export const WORKSPACE = {
  teamId: 'T0STANDIN1',
  teamName: 'Stand-in Works',
  domain: 'standin-works',
  botUserId: 'U0PIKABOT1',
  botId: 'B0PIKABOT1',
  botName: 'pika',
  appId: 'A0PIKAAPP1',
  botToken: 'xoxb-emulated-bot-token',
  appToken: 'xapp-1-A0PIKAAPP1-emulated-app-token',
  signingSecret: '5e1f0c2a9b8d7e6f5a4b3c2d1e0f9a8b',
  verificationToken: 'emulated-verification-token',
} as const;

/** The workspace at the other end of the shared channel (Slack Connect). */
export const OTHER_TEAM = { teamId: 'T0OTHERCO1', domain: 'other-co' } as const;

export type Person = {
  id: string;
  name: string;
  realName: string;
  /** What people chose to be called; empty where they chose nothing. */
  displayName: string;
  /** Empty for bots. */
  email: string;
  teamId: string;
  tz: string;
  tzLabel: string;
  tzOffset: number;
  isGuest: boolean;
  /** A guest of one channel only. */
  isSingleChannelGuest: boolean;
  /** The account was deactivated. */
  isDeleted: boolean;
  isAdmin: boolean;
  isBot: boolean;
  /** Of the app that posts as this bot; empty for people. */
  appId: string;
  /** The DM between this person and the bot; empty for bots. */
  dm: string;
};

export type ChannelKind = 'channel' | 'group' | 'im' | 'mpim';

export type Channel = {
  id: string;
  name: string;
  kind: ChannelKind;
  members: Set<string>;
  isArchived: boolean;
  isExtShared: boolean;
};

const HELSINKI = { tz: 'Europe/Helsinki', tzLabel: 'Eastern European Time', tzOffset: 7200 };
const NEW_YORK = { tz: 'America/New_York', tzLabel: 'Eastern Standard Time', tzOffset: -18_000 };
const TOKYO = { tz: 'Asia/Tokyo', tzLabel: 'Japan Standard Time', tzOffset: 32_400 };

/** Somebody of the workspace. */
export function person(id: string, realName: string, rest: Partial<Person> = {}): Person {
  return {
    id,
    name: realName.toLowerCase().replaceAll(' ', '.'),
    realName,
    displayName: realName,
    email: rest.isBot ? '' : `${realName.toLowerCase().replaceAll(' ', '.')}@standin.example`,
    teamId: WORKSPACE.teamId,
    ...HELSINKI,
    isGuest: false,
    isSingleChannelGuest: false,
    isDeleted: false,
    isAdmin: false,
    isBot: false,
    appId: '',
    dm: id.replace(/^U0/, 'D0'),
    ...rest,
  };
}

export function seedUsers() {
  return {
    ada: person('U0ADA00001', 'Ada', { isAdmin: true }),
    ben: person('U0BEN00001', 'Ben', NEW_YORK),
    cleo: person('U0CLEO0001', 'Cleo', { ...TOKYO, displayName: '' }),
    /** A member who is in few channels: only in #standup. */
    dora: person('U0DORA0001', 'Dora'),
    gus: person('U0GUS00001', 'Gus', { isGuest: true }),
    /** A guest of #general and nothing else; Slack calls such people guests too. */
    sol: person('U0SOL00001', 'Sol', { isGuest: true, isSingleChannelGuest: true }),
    /** Left the company. */
    fay: person('U0FAY00001', 'Fay', { isDeleted: true, dm: '' }),
    xena: person('U0XENA0001', 'Xena', { teamId: OTHER_TEAM.teamId }),
    calendar: person('U0CALEND01', 'Calendar', { isBot: true, appId: CALENDAR_BOT.appId, dm: '' }),
    pika: person(WORKSPACE.botUserId, 'Pika', {
      isBot: true,
      name: WORKSPACE.botName,
      appId: WORKSPACE.appId,
      dm: '',
    }),
  };
}

/** Another app that posts in channels, as a calendar does. */
export const CALENDAR_BOT = {
  botId: 'B0CALEND01',
  appId: 'A0CALEND01',
  name: 'Calendar',
  userId: 'U0CALEND01',
} as const;

type Users = ReturnType<typeof seedUsers>;

export function seedChannels({ ada, ben, cleo, dora, gus, sol, xena, calendar, pika }: Users) {
  const channel = (id: string, name: string, members: Person[], rest: Partial<Channel> = {}): Channel => ({
    id,
    name,
    kind: 'channel',
    members: new Set(members.map((member) => member.id)),
    isArchived: false,
    isExtShared: false,
    ...rest,
  });
  const team = [ada, ben, cleo];
  return {
    general: channel('C0GENERAL1', 'general', [...team, sol, calendar, pika]),
    standup: channel('C0STANDUP1', 'standup', [...team, dora, gus, calendar, pika]),
    private: channel('C0PRIVATE1', 'leads', [ada, ben, pika], { kind: 'group' }),
    archived: channel('C0ARCHIVE1', 'old-project', [...team, pika], { isArchived: true }),
    /** The bot is not in this one. */
    elsewhere: channel('C0ELSEWHR1', 'elsewhere', team),
    /** A direct message between three. */
    trio: channel('C0TRIO0001', 'mpdm-ada--ben--pika-1', [ada, ben, pika], { kind: 'mpim' }),
    /** Shared with another workspace over Slack Connect. */
    shared: channel('C0SHARED01', 'with-other-co', [ada, ben, xena, pika], { isExtShared: true }),
  };
}

/** The DMs between the bot and each person of its own workspace. */
export function seedDms(users: readonly Person[]): Channel[] {
  return users
    .filter((user) => user.dm !== '')
    .map((user) => ({
      id: user.dm,
      name: '',
      kind: 'im' as const,
      members: new Set([user.id, WORKSPACE.botUserId]),
      isArchived: false,
      isExtShared: user.teamId !== WORKSPACE.teamId,
    }));
}
