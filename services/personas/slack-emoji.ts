/** As Slack writes an emoji; a workspace's own have such names too. */
export const slackEmojiForm = /^:[a-z0-9_+'-]{1,100}:(:skin-tone-[2-6]:)?$/;

/** A name without its colons. */
const bareName = /^[a-z0-9_+'-]{1,100}$/;
/** Light to dark: Slack's skin tones 2 to 6. */
const skinTone = /[\u{1F3FB}-\u{1F3FF}]/u;

/** An emoji as Slack writes it, from that, its name or the character itself; '' for none, null where nobody knows its name. */
export function slackEmoji(given: string): string | null {
  const text = given.trim();
  if (text === '' || slackEmojiForm.test(text)) return text;
  if (bareName.test(text)) return `:${text}:`;
  const tone = skinTone.exec(text)?.[0];
  const name = names.get(plain(tone ? text.replaceAll(tone, '') : text));
  if (!name) return null;
  return tone ? `:${name}::skin-tone-${(tone.codePointAt(0) ?? 0) - 0x1f3f9}:` : `:${name}:`;
}

/** Without the sign that asks for colour. */
function plain(text: string): string {
  return text.replaceAll('\uFE0F', '');
}

/** Slack's names for what people choose for a persona; a few hundred others aren't here, and can be typed as Slack does. */
const table = `
😀 grinning 😃 smiley 😄 smile 😁 grin 😂 joy 🙂 slightly_smiling_face 🙃 upside_down_face 😉 wink 😊 blush 😇 innocent
😍 heart_eyes 😎 sunglasses 🤓 nerd_face 🧐 face_with_monocle 🤔 thinking_face 🤗 hugging_face 🤩 star-struck 😴 sleeping
🤖 robot_face 👻 ghost 👽 alien 👾 space_invader 💀 skull 🎃 jack_o_lantern 👋 wave 👍 +1 👏 clap 🙌 raised_hands 🙏 pray
💪 muscle 🧠 brain 👀 eyes 🧙 mage 🧚 fairy 🧝 elf 🦸 superhero 🥷 ninja 🧑‍💻 technologist 👩‍💻 female-technologist
👨‍💻 male-technologist 🧑‍🏫 teacher 🧑‍🔬 scientist 🧑‍🚀 astronaut
🐶 dog 🐱 cat 🐭 mouse 🐹 hamster 🐰 rabbit 🦊 fox_face 🐻 bear 🐼 panda_face 🐨 koala 🐯 tiger 🦁 lion_face 🐮 cow 🐷 pig
🐸 frog 🐵 monkey_face 🐔 chicken 🐧 penguin 🐦 bird 🦆 duck 🦅 eagle 🦉 owl 🦇 bat 🐺 wolf 🐴 horse 🦄 unicorn_face 🐝 bee
🐛 bug 🦋 butterfly 🐌 snail 🐢 turtle 🐍 snake 🦎 lizard 🦖 t-rex 🦕 sauropod 🐙 octopus 🦀 crab 🦞 lobster 🐬 dolphin
🐳 whale 🦈 shark 🐊 crocodile 🐘 elephant 🦒 giraffe_face 🦔 hedgehog 🦥 sloth 🦦 otter 🦝 raccoon 🐉 dragon 🐲 dragon_face
🌱 seedling 🌲 evergreen_tree 🌳 deciduous_tree 🌴 palm_tree 🌵 cactus 🍀 four_leaf_clover 🍁 maple_leaf 🌸 cherry_blossom
🌹 rose 🌻 sunflower 🌷 tulip 🍄 mushroom 🌍 earth_africa 🌎 earth_americas 🌏 earth_asia 🌐 globe_with_meridians
🌙 crescent_moon ☀ sunny ⭐ star 🌟 star2 ✨ sparkles ⚡ zap 🔥 fire 🌈 rainbow ❄ snowflake 🌊 ocean ☁ cloud
🍎 apple 🍋 lemon 🍌 banana 🍓 strawberry 🍒 cherries 🍑 peach 🍍 pineapple 🥑 avocado 🍕 pizza 🍪 cookie 🎂 birthday
🍰 cake ☕ coffee 🍵 tea 🍺 beer 🥐 croissant 🍩 doughnut
⚽ soccer 🏀 basketball 🏆 trophy 🎯 dart 🎨 art 🎭 performing_arts 🎤 microphone 🎧 headphones 🎸 guitar 🎮 video_game
🎲 game_die 🎉 tada 🎈 balloon 🎁 gift 🚀 rocket 🛸 flying_saucer ✈ airplane ⚓ anchor 🏠 house
💻 computer 📱 iphone 💡 bulb 🔧 wrench 🔨 hammer ⚙ gear 🔬 microscope 🔭 telescope 📚 books 📖 book 📝 memo ✏ pencil2
📌 pushpin 📎 paperclip 📊 bar_chart 📈 chart_with_upwards_trend 📣 mega 🔔 bell 🔑 key 🔒 lock 🛡 shield ⚖ scales
🎓 mortar_board 🧭 compass 💬 speech_balloon 💼 briefcase 🧪 test_tube 🧩 jigsaw 🔮 crystal_ball 💎 gem 👑 crown 🎩 tophat
❤ heart 🧡 orange_heart 💛 yellow_heart 💚 green_heart 💙 blue_heart 💜 purple_heart 🖤 black_heart 💯 100 ✅ white_check_mark`;

const names: ReadonlyMap<string, string> = new Map(
  Array.from(table.matchAll(/(\S+) (\S+)/g), ([, emoji = '', name = '']) => [plain(emoji), name]),
);
