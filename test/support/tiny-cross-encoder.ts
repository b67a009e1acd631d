import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OnnxGraph } from '../../src/services/embedding-model/onnx-writer.ts';

/** What the tiny models are: `pairs` has one logit a text, `no-types` takes no token types, `two-logits` has two, which is no cross-encoder for ranking. */
export type TinyCrossEncoder = 'pairs' | 'no-types' | 'two-logits';

/** Words that the tiny tokenizer knows. */
const WORDS = ['brass', 'gears', 'wear', 'well', 'soup', 'noon', 'why'];
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

/** Writes a real, tiny model and its tokenizer into a new folder. Its logit is the number of pairs of equal tokens, one in the question and one in the text; the two end marks are one. */
export async function writeTinyCrossEncoder(kind: TinyCrossEncoder = 'pairs'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'weft-cross-encoder-'));
  await writeFile(join(folder, 'model.onnx'), graphOf(kind));
  await writeFile(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer()));
  return folder;
}

function graphOf(kind: TinyCrossEncoder): Buffer {
  const graph = new OnnxGraph('tiny-cross-encoder');
  const toFloat = (value: string): string => graph.node('Cast', [value], { to: { int: 1 } });
  const [ids, mask] = ['input_ids', 'attention_mask'].map((name) => graph.input(name, 'int64', ['batch', 'sequence']));
  const rows = (value: string): string => graph.node('Unsqueeze', [value, graph.integers(2)]);
  const columns = (value: string): string => graph.node('Unsqueeze', [value, graph.integers(1)]);
  const isToken = toFloat(mask!);
  const ofText = kind === 'no-types' ? isToken : toFloat(graph.input('token_type_ids', 'int64', ['batch', 'sequence']));
  const ofQuestion = kind === 'no-types' ? isToken : graph.node('Mul', [isToken, graph.node('Sub', [graph.float(1), ofText])]);
  const isEqual = toFloat(graph.node('Equal', [rows(ids!), columns(ids!)]));
  const isPair = graph.node('MatMul', [rows(ofQuestion), columns(graph.node('Mul', [isToken, ofText]))]);
  const count = graph.node('ReduceSum', [graph.node('Mul', [isEqual, isPair]), graph.integers(1, 2)], { keepdims: { int: 0 } });
  const logit = columns(count);
  if (kind === 'two-logits') graph.output('logits', graph.node('Concat', [logit, logit], { axis: { int: 1 } }), ['batch', 2]);
  else graph.output('logits', logit, ['batch', 1]);
  return graph.toFile();
}

/** As BERT's: words in small letters, `[CLS] question [SEP] text [SEP]`, the text and its end mark of type 1. */
function tokenizer(): object {
  const vocabulary = Object.fromEntries([...SPECIAL, ...WORDS].map((token, id) => [token, id]));
  const special = (id: string, type: number) => ({ SpecialToken: { id, type_id: type } });
  const sequence = (id: string, type: number) => ({ Sequence: { id, type_id: type } });
  const start = [special('[CLS]', 0), sequence('A', 0), special('[SEP]', 0)];
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: SPECIAL.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: start,
      pair: [...start, sequence('B', 1), special('[SEP]', 1)],
      special_tokens: Object.fromEntries(['[CLS]', '[SEP]'].map((id) => [id, { id, ids: [vocabulary[id]], tokens: [id] }])),
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100, vocab: vocabulary },
  };
}
