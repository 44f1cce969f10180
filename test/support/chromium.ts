import type { TestProject } from 'vitest/node';
import { findChromium, howToGetChromium } from '../sandbox/browser/find-chromium.ts';
import './provided.ts';

export default function setup(project: TestProject): void {
  const chromium = findChromium();
  project.provide('chromium', chromium);
  if (!chromium)
    process.stderr.write(`No Chromium: the sandbox’s page isn’t tested in a browser. ${howToGetChromium}\n`);
}
