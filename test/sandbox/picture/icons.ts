// Drawn, since not every reader's font has emoji. Each in a square of 16 pixels.
const icons: Readonly<Record<string, string>> = {
  white_check_mark:
    '<rect width="16" height="16" rx="3" fill="#2eb67d"/><path d="M4 8.4 7 11.4 12.2 5" fill="none" stroke="#fff" stroke-width="2"/>',
  x: '<path d="M3 3 13 13M13 3 3 13" stroke="#e01e5a" stroke-width="3" stroke-linecap="round"/>',
  page_facing_up: page('#5f87b3'),
  speech_balloon:
    '<path d="M2 2h12a1.5 1.5 0 0 1 1.5 1.5v6A1.5 1.5 0 0 1 14 11H8l-4 4v-4H2A1.5 1.5 0 0 1 .5 9.500v-6A1.5 1.5 0 0 1 2 2z" fill="#7fb2dc"/>',
  incoming_envelope:
    '<rect x=".5" y="2.5" width="15" height="11" rx="1.5" fill="#e8eef4" stroke="#5f87b3"/><path d="M1 3.5 8 9l7-5.5" fill="none" stroke="#5f87b3"/>',
  // The states of a task.
  complete:
    '<circle cx="8" cy="8" r="7" fill="#007a5a"/><path d="M4.8 8.3 7.1 10.6 11.3 5.7" fill="none" stroke="#fff" stroke-width="1.7"/>',
  error:
    '<circle cx="8" cy="8" r="7" fill="#e01e5a"/><path d="M5.5 5.5 10.5 10.500M10.5 5.5 5.5 10.5" stroke="#fff" stroke-width="1.7"/>',
  in_progress:
    '<circle cx="8" cy="8" r="6.3" fill="none" stroke="#1264a3" stroke-width="1.4"/><path d="M8 1.700a6.3 6.3 0 0 0 0 12.600z" fill="#1264a3"/>',
  pending: '<circle cx="8" cy="8" r="6.3" fill="none" stroke="#8d8c8d" stroke-width="1.4"/>',
};

function page(stroke: string): string {
  return `<path d="M3 .500h6.500L13 4v11.500H3z" fill="#fff" stroke="${stroke}"/><path d="M5 6h6M5 8.500h6M5 11h4" stroke="${stroke}"/>`;
}

export function hasIcon(name: string): boolean {
  return Object.hasOwn(icons, name);
}

export function iconAt(name: string): string {
  return hasIcon(name) ? (icons[name] ?? '') : '';
}
