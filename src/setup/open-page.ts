import { spawn } from 'node:child_process';

/** Opens a page in the person's browser, where there is one; its address is printed in any case. */
export function openPage(url: string, platform: NodeJS.Platform = process.platform): void {
  const [command = '', ...args] = commandFor(platform);
  // On Windows `start` would read the address's & as another command.
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

function commandFor(platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') return ['open'];
  return platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler'] : ['xdg-open'];
}
