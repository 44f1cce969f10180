import type { SelfFile } from '../../../../services/personas/files/self-file.ts';

/** Files by path, as somebody would give them. */
export function given(files: Readonly<Record<string, string | Uint8Array>>): SelfFile[] {
  return Object.entries(files).map(([path, content]) => ({
    path,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
  }));
}

export const portrait = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3);

/** OpenClaw's workspace, filled in. */
export const openClaw = {
  'IDENTITY.md': `---
title: "IDENTITY"
summary: "Who the agent is"
---

# IDENTITY.md - Who Am I?

_Fill this in when we first talk._

- **Name:** Juniper
- **Creature:**
  _a patient heron_
- **Vibe:** dry, quick, kind to newcomers
- **Theme:**
  _(which colours? which era?)_
- **Emoji:** 🪶 (or 🌊 on Fridays)
- **Avatar:** avatars/juniper.png

---

Keeps the release calendar.
`,
  'SOUL.md': `# SOUL.md - Who You Are

## Core Truths

**Look first.** Read the ticket before you talk about it.

## Boundaries

- Salaries stay out of every call.
- **Never** read out what stands in a private channel.
- If unsure, ask afterwards in the thread.

## Vibe

Short sentences. A joke now and then.

## Continuity

Every call begins anew.
`,
  'AGENTS.md': '# Run the tests before you push',
  'USER.md': '- **Name:** Somebody else',
  'MEMORY.md': 'A diary',
  'avatars/juniper.png': portrait,
};

/** As OpenClaw's templates are before anybody filled them in. */
export const openClawTemplate = {
  'IDENTITY.md': `# IDENTITY.md - Who Am I?

_Fill this in together._

- **Name:**
  _(something short)_
- **Creature:**
  _(animal? machine? weather?)_
- **Emoji:**
  _(one sign — yours)_
- **Avatar:**
  _(a path, a link, or the data)_

---

This isn't just metadata. Take your time.
`,
};

/** aaronjmars/soul.md: a twin of a person. */
export const soulMd = {
  'SOUL.md': `# Nora Feld

<!--
Say who you are here.
- Won't: [never read]
-->

Builds bridges, talks about bridges.

---

## Worldview

- Every beam has an opinion.
- [Belief 2]
- ...

## Opinions

### [Domain 1 - e.g., Railways]

- [Specific opinion]

## Vocabulary

- **[Term]**: What it means when you say it
- **sag**: what a plan does when nobody checks it

## Boundaries

- **Won't:** guess at costs in public
- Won't: [Boundary]
- Will express uncertainty on: soil

## Pet Peeves

<!-- Optional -->

- [Pet peeve]
`,
  'STYLE.md': `# Voice & Style Guide

## Voice Principles

Plain words, long pauses.

**Tone:**
- [Your default tone]

## Anti-Patterns

### Never Say

- "Synergy"
- "As an AI, I can't" (obviously)
- "Let's circle back"

### Voice Failures

- [ ] Too cheerful
- [x] Too vague

**Good:** "[How you do sound]"
`,
};

/** clawsouls/soulspec 0.6, with paths of its own. */
export const soulSpec = {
  'soul.json': JSON.stringify({
    specVersion: '0.6',
    name: 'night-desk',
    displayName: 'Night Desk',
    version: '1.2.0',
    description: 'Answers when everybody sleeps',
    type: 'pack',
    files: { soul: 'persona/main.md', identity: 'IDENTITY.md', style: 'STYLE.md', avatar: 'art/face.webp' },
  }),
  'persona/main.md': '# Night Desk\n\n## Personality\n\nAwake when others are not.\n\n## Tone\n\nQuiet.\n',
  'IDENTITY.md': '# Identity\n\n- **Name**: Owlet\n- **Role**: Desk\n- **Creature**: an owl with a headset\n',
  'STYLE.md': '# Style\n\nWhispers.\n',
  'RULES.md': `# Rules

## Must Always

- Say what is open

## Must Never

- Wake anybody up
- Promise a date

## Escalation

- If it burns, call
`,
  'art/face.webp': portrait,
  'HEARTBEAT.md': 'every hour',
};

/** The public PikaStream skill's workspace. */
export const skill = {
  'identity/videomeeting-avatar.png': portrait,
  'life/voice_id.txt': 'voice_juniper_20260401090000\n',
  'life/voice_config.json': JSON.stringify({
    voice_id: 'voice_juniper_20260401090000',
    provider: 'pika',
    cloned_at: '2026-04-01T09:00:00.123456+00:00',
    source_audio: 'me.m4a',
  }),
};
