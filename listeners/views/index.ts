import type { App } from '@slack/bolt';
import type { ListenerDeps } from '../use-cases.ts';
import { registerEditForm } from './edit-form.ts';
import { registerTellForm } from './tell-form.ts';

export function registerViews(app: App, deps: ListenerDeps): void {
  registerEditForm(app, deps);
  registerTellForm(app, deps);
}
