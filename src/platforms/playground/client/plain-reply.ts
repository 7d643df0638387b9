import { html, nothing } from 'lit';
import type { Block } from '../../../chat/reply.ts';
import type { ShownReply } from '../page/protocol.ts';
import { text } from './text.ts';

/** A reply as the playground itself shows it. */
export function plainReply({ heading, body, picture, actions }: ShownReply, press: (code: string) => void) {
  const buttons = actions.map(
    ({ label, code }) => html`<button type="button" @click=${() => press(code)}>${label}</button>`,
  );
  return html`
    ${heading === undefined ? nothing : html`<h3>${text(heading)}</h3>`}
    ${body.map(blockOf)}
    ${picture === undefined ? nothing : html`<img class="picture" src=${picture.url} alt=${picture.alt} />`}
    ${buttons.length === 0 ? nothing : html`<div class="actions">${buttons}</div>`}
  `;
}

function blockOf(block: Block) {
  switch (block.kind) {
    case 'answer':
      return html`<p class="answer">${text(block.text)}</p>`;
    case 'paragraph':
      return html`<p>${text(block.text)}</p>`;
    case 'citation':
    case 'note':
      return html`<p class="small">${text(block.text)}</p>`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${text(item)}</li>`)}</ul>`;
    case 'table':
      return tableOf(block);
  }
}

/** Scrolls sideways by itself where it is too wide, also from the keyboard. */
function tableOf({ columns, rows }: Extract<Block, { kind: 'table' }>) {
  return html`<div class="table" role="region" tabindex="0" aria-label=${columns.join(', ')}>
    <table>
      <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${text(cell)}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`;
}
