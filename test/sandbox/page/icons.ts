const paths = {
  hash: 'M9 4 7 20M17 4l-2 16M4 9h16M3 15h16',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  shared: 'M9 7h10v10M19 7 6 20',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M15 5l-7 7 7 7',
  send: 'M4 5l16 7-16 7 3-7zM7 12h13',
  dots: 'M5 12h.01M12 12h.01M19 12h.01',
  wrench: 'M14.5 6.5a4 4 0 0 0-5.3 5L4 16.700 7.300 20l5.200-5.200a4 4 0 0 0 5-5.300L15 12l-3-3z',
  wide: 'M4 5h16v14H4zM14 5v14',
  eye: 'M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12zM12 9.500a2.500 2.500 0 1 0 .01 0',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  cross: 'M7 7l10 10M17 7 7 17',
  up: 'M7 11v9H4v-9zM7 11l4-8c1.500 0 2.500 1 2.500 2.500V9h5.500l-1.500 11H7',
  down: 'M17 13V4h3v9zM17 13l-4 8c-1.500 0-2.500-1-2.500-2.500V15H5l1.500-11H17',
  trash: 'M5 7h14M10 4h4M7 7l1 13h8l1-13',
} as const;

export type IconName = keyof typeof paths;

const namespace = 'http://www.w3.org/2000/svg';

/** A line drawing beside words, which say the same: it's hidden from screen readers. */
export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS(namespace, 'svg');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', paths[name]);
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(path);
  return svg;
}
