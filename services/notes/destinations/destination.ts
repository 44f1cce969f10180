/** Where exports of a channel's notes go. The thread has them always. */
export type DestinationKind = 'canvas' | 'email' | 'notion' | 'webhook';

/** One place that a channel's notes go to, until someone removes it. Times are the database's. */
export type Destination = {
  readonly id: string;
  readonly teamId: string;
  readonly channelId: string;
  readonly kind: DestinationKind;
  /** A mail address, a Notion database's id, a webhook's host. Members of the channel see it. */
  readonly target: string;
  /** What people are shown: never the path of a webhook, which may be a secret. */
  readonly label: string;
  /** What nobody is shown, sealed. */
  readonly secret: string | null;
  readonly addedBy: string;
  readonly addedAt: Date;
  readonly removedBy: string | null;
  readonly removedAt: Date | null;
};

/** Of one channel at once. */
export const maxDestinations = { email: 20, others: 10 } as const;
