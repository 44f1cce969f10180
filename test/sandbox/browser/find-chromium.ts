import { existsSync } from 'node:fs';

/** Debian's, and Chrome, which hosted runners have. */
const places = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

export function findChromium(): string | null {
  return places.find((place) => existsSync(place)) ?? null;
}

export const howToGetChromium = 'On Debian: apt-get install --no-install-recommends chromium';
