/**
 * Where the emulated Slack finds the app on the internet: faces have an address there. It leads nowhere outside; what
 * stands behind it is on this machine.
 */
export const publicAddress = 'https://stand-in.example';

/** What stands at a public address of the app: its path there, or null for every other address. */
export function pathAt(url: string): string | null {
  return url.startsWith(`${publicAddress}/`) ? url.slice(publicAddress.length) : null;
}
