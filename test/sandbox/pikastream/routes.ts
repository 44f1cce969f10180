const routes = [
  { name: 'balance', method: 'GET', path: /^\/developer\/balance$/ },
  { name: 'topup.products', method: 'GET', path: /^\/developer\/topup\/products$/ },
  { name: 'topup', method: 'POST', path: /^\/developer\/topup$/ },
  { name: 'session.create', method: 'POST', path: /^\/proxy\/realtime\/meeting-session$/ },
  { name: 'session.status', method: 'GET', path: /^\/proxy\/realtime\/session\/([^/]+)$/ },
  { name: 'session.delete', method: 'DELETE', path: /^\/proxy\/realtime\/session\/([^/]+)$/ },
  { name: 'session.events', method: 'GET', path: /^\/proxy\/realtime\/session\/([^/]+)\/events$/ },
  { name: 'session.notes', method: 'GET', path: /^\/proxy\/realtime\/session\/([^/]+)\/notes$/ },
  { name: 'image.generate', method: 'POST', path: /^\/proxy\/openai\/v1\/images\/generations$/ },
  { name: 'voice.upload', method: 'POST', path: /^\/proxy\/minimax\/v1\/files\/upload$/ },
  { name: 'voice.clone', method: 'POST', path: /^\/proxy\/minimax\/v1\/voice_clone$/ },
  { name: 'checkout.show', method: 'GET', path: /^\/checkout\/([^/]+)$/ },
  { name: 'checkout.pay', method: 'POST', path: /^\/checkout\/([^/]+)$/ },
  { name: 'image.file', method: 'GET', path: /^\/images\/([^/]+)\.png$/ },
] as const;

export type RouteName = (typeof routes)[number]['name'];

/** Pages that a person's browser opens: they carry no key. */
export const openRoutes: ReadonlySet<RouteName> = new Set(['checkout.show', 'checkout.pay', 'image.file']);

export type RouteMatch = { name: RouteName; id: string } | { name: 'unknown'; pathKnown: boolean };

export function matchRoute(method: string, path: string): RouteMatch {
  let pathKnown = false;
  for (const route of routes) {
    const match = route.path.exec(path);
    if (!match) continue;
    if (route.method === method) return { name: route.name, id: decodeURIComponent(match[1] ?? '') };
    pathKnown = true;
  }
  return { name: 'unknown', pathKnown };
}
