import { expect, onTestFinished } from 'vitest';
import { startGoogle } from '../sandbox/google/service.ts';
import { startHubSpot } from '../sandbox/hubspot/service.ts';
import { startNotion } from '../sandbox/notion/service.ts';
import { startSearch } from '../sandbox/search/service.ts';
import { startWorkflows } from '../sandbox/workflows/service.ts';
import type { WorldOptions } from './world.ts';

type Emulator = { violations: string[]; close(): Promise<void> };

/** Ends the emulator with the test, which must not have misused it. */
function watched<Service extends Emulator>(service: Service): Service {
  onTestFinished(async () => {
    await service.close();
    expect(service.violations, 'an outside service was misused').toEqual([]);
  });
  return service;
}

/** Each emulator with the settings that make the app use it. */
export async function withHubSpot() {
  const hubspot = watched(await startHubSpot());
  const settings = { HUBSPOT_TOKEN: hubspot.token, HUBSPOT_API_URL: hubspot.url };
  return { hubspot, world: { settings } satisfies WorldOptions };
}

export async function withSearch() {
  const search = watched(await startSearch());
  return { search, world: { settings: { SEARXNG_URL: search.url } } satisfies WorldOptions };
}

export async function withNotion() {
  const notion = watched(await startNotion());
  const settings = {
    NOTION_TOKEN: notion.token,
    NOTION_PARENT_PAGE: notion.parentPage,
    NOTION_API_URL: notion.url,
  };
  return { notion, world: { settings } satisfies WorldOptions };
}

export async function withGoogle() {
  const google = watched(await startGoogle());
  const settings = {
    GOOGLE_SERVICE_ACCOUNT: JSON.stringify(google.account),
    GOOGLE_CALENDAR_ID: google.calendarId,
    GOOGLE_SUBJECT: 'ada@acme.org',
    GOOGLE_API_URL: google.url,
  };
  return { google, world: { settings } satisfies WorldOptions };
}

/** Google that also tells what was said in calls, as far as their transcription was turned on. */
export async function withGoogleMeet() {
  const { google, world } = await withGoogle();
  const settings = { ...world.settings, GOOGLE_MEET_TRANSCRIPTS: 'on', GOOGLE_MEET_API_URL: google.url };
  return { google, world: { settings } satisfies WorldOptions };
}

/** Google that tells who is in calls. */
export async function withCallPeople() {
  const { google, world } = await withGoogle();
  const settings = { ...world.settings, GOOGLE_MEET_PARTICIPANTS: 'on', GOOGLE_MEET_API_URL: google.url };
  return { google, settings };
}

/** The receiver is on this machine, where workflows may not lead unless a test says so. */
export async function withWorkflows({ reachable = true } = {}) {
  const receiver = watched(await startWorkflows());
  const named = [{ name: 'onboarding', url: `${receiver.url}/hooks/onboarding` }];
  const world: WorldOptions = {
    configure: (config) => ({ ...config, WORKFLOWS: named, WORKFLOW_SECRET: receiver.secret }),
    guard: reachable ? { exempt: [receiver.url] } : {},
  };
  return { receiver, world };
}
