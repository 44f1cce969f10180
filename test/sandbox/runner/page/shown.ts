import type { Json } from '../../slack/json.ts';

/** What the page is told, under a key each: it's replaced whole. `isFirst`: whatever the page knew before is void. */
export type Frame = { isFirst: boolean; set: Record<string, unknown>; gone: string[] };

export type Progress = {
  /** In their order; the first that isn't done is being done. */
  steps: { name: string; isDone: boolean }[];
  isReady: boolean;
  /** Why the sandbox has come to an end; null while it runs. */
  over: string | null;
};

/** Who and what is in the workspace, as Ada sees it. */
export type World = {
  workspace: string;
  me: string;
  /** The app's own user, and Ada's direct messages with it. */
  app: { id: string; name: string };
  dm: string;
  people: Record<string, { name: string; face: string }>;
  channels: { id: string; name: string; isPrivate: boolean; isShared: boolean }[];
};

export type ShownMessage = {
  channel: string;
  ts: string;
  threadTs: string | null;
  name: string;
  face: string;
  isApp: boolean;
  /** Only Ada sees it. */
  isPrivate: boolean;
  isEdited: boolean;
  /** A reply that stands in its channel, too. */
  isBroadcast: boolean;
  text: string;
  /** Empty where the text says all. */
  blocks: Json[];
  attachments: Json[];
  files: ShownFile[];
  reactions: { name: string; count: number }[];
};

export type ShownFile = { id: string; title: string; isPicture: boolean };

/** A form, or the Home tab. */
export type ShownView = {
  id: string;
  title: string;
  submit: string | null;
  close: string;
  blocks: Json[];
  /** How many forms lie under it. */
  under: number;
};

/** A call that somebody was sent into, as those in it see it. */
export type ShownCall = {
  id: string;
  link: string;
  /** The message with its link; null where nobody pasted one. */
  thread: { channel: string; ts: string } | null;
  state: 'on its way' | 'in the lobby' | 'in the call' | 'over';
  /** Milliseconds since 1970. */
  admittedAt: number | null;
  persona: { name: string; face: string };
  others: { name: string; face: string }[];
  caption: { speaker: string; text: string } | null;
};

export const troubleIds = ['slack', 'pikastream', 'wallet', 'app'] as const;
export type TroubleId = (typeof troubleIds)[number];

/** Something that was broken on purpose. */
export type ShownTrouble = {
  id: TroubleId;
  label: string;
  state: 'whole' | 'broken' | 'mended';
  /** What is so now; empty while it's whole. */
  words: string;
  /** What ends it sooner; null where nothing does. */
  mend: string | null;
};
