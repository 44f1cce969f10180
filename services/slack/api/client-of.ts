import type { WebClient } from '@slack/web-api';

/** The client of the workspace that is named: there is no other to fall back to. Rejects with `NotInstalled` where we aren't. */
export type ClientOf = (teamId: string) => Promise<WebClient>;

/** We are in no such workspace, or not any more. */
export class NotInstalled extends Error {
  constructor() {
    super('The app isn’t installed in that workspace');
    this.name = 'NotInstalled';
  }
}

/** Slack hasn't told yet whose token it is. */
export class NotKnownYet extends Error {
  constructor() {
    super('Slack has not said yet who we are');
    this.name = 'NotKnownYet';
  }
}
