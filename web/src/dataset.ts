import { linkTo, readPlace } from './address.ts';
import { ask } from './ask.ts';
import { h } from './dom.ts';

export const datasetsQuery = `# Which datasets stand side by side, and which one is read where none is named?
query Datasets {
  graphStatistics { datasets { nodes dataset { slug name } } }
  datasets { nodes { slug } }
}`;

/** The dataset of the address as a variable: every question takes it. Left out where the address has none, which means the default one. */
export function datasetVariable(): { readonly dataset?: string } {
  const dataset = readPlace().params.get('dataset');
  return dataset ? { dataset } : {};
}

/** A choice among the datasets, where there are several; empty until they are known. It is brought up to date whenever the place changes. */
export class DatasetSwitch {
  readonly element = h('div', { class: 'datasets' });
  readonly #go: (link: string) => void;
  #default = '';
  #select: HTMLSelectElement | undefined;
  #reading: Promise<void> | undefined;

  constructor(go: (link: string) => void) {
    this.#go = go;
  }

  /** Shows which one the address names. Reads which there are, until that succeeds. */
  async update(): Promise<void> {
    this.#reading ??= this.#read();
    try {
      await this.#reading;
    } catch {
      // What the view itself asks tells why; the next place tries again.
      this.#reading = undefined;
    }
    if (this.#select) this.#select.value = datasetVariable().dataset ?? this.#default;
  }

  async #read(): Promise<void> {
    const { graphStatistics, datasets } = await ask({ query: datasetsQuery, variables: {} });
    const there = graphStatistics.datasets;
    this.#default = datasets.nodes[0]?.slug ?? '';
    if (there.length < 2) return;
    const select = h(
      'select',
      {
        id: 'dataset',
        onchange: () => this.#go(linkTo('', { dataset: select.value === this.#default ? [] : select.value })),
      },
      ...there.map(({ dataset: { slug, name } }) => h('option', { value: slug }, name)),
    );
    this.#select = select;
    this.element.replaceChildren(h('label', { for: 'dataset' }, 'Dataset'), select);
  }
}
