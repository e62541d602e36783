// Reads {tokenizer, config, texts, dialogues} from standard input: two file paths, strings, and lists of {messages, prompt}.
// Writes {ids, decoded, rendered, renderedIds}: what Hugging Face's own JavaScript libraries make of them.
import { readFileSync } from "node:fs";
import { Template } from "@huggingface/jinja";
import { Tokenizer } from "@huggingface/tokenizers";

const input = JSON.parse(readFileSync(0, "utf8"));
const config = JSON.parse(readFileSync(input.config, "utf8"));
const tokenizer = new Tokenizer(JSON.parse(readFileSync(input.tokenizer, "utf8")), config);
const encode = (text) => (text === "" ? [] : tokenizer.encode(text, { add_special_tokens: false }).ids);

const ids = input.texts.map(encode);
const decoded = ids.map((line) => (line.length === 0 ? "" : tokenizer.decode(line)));

const template = new Template(config.chat_template);
const rendered = input.dialogues.map(({ messages, prompt }) => template.render({ messages, add_generation_prompt: prompt }));
const renderedIds = rendered.map(encode);

process.stdout.write(JSON.stringify({ ids, decoded, rendered, renderedIds }));
