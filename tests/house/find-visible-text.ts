import ts from 'typescript';
import { parseCode, place } from './find-undocumented';
import type { HouseFile } from './house-files';

/** Attributes whose value is read or heard by a visitor. */
const READ_ALOUD =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label)$/;

/** Elements whose text is code or the name of a key, the same in every language. */
const UNTRANSLATED = new Set(['code', 'kbd', 'script', 'style']);

/** Words in app/ and components/ that stand in the code and not in the message files. */
export function findVisibleText(files: HouseFile[]): string[] {
  return files
    .filter(({ path }) => /^(app|components)\/.*\.tsx$/.test(path))
    .flatMap((file) => {
      const source = parseCode(file);
      const found: string[] = [];
      visit(source);
      return found;

      function visit(node: ts.Node): void {
        if (ts.isJsxElement(node) && UNTRANSLATED.has(node.openingElement.tagName.getText())) {
          return;
        }
        if (ts.isJsxText(node)) report(node, node.text);
        if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression) {
          reportStrings(node.expression);
        }
        if (ts.isJsxAttribute(node) && READ_ALOUD.test(node.name.getText())) {
          const value = node.initializer;
          if (value && ts.isStringLiteral(value)) report(value, value.text);
          if (value && ts.isJsxExpression(value) && value.expression) {
            reportStrings(value.expression);
          }
        }
        ts.forEachChild(node, visit);
      }

      /** What an expression may come out as: a text, one of two, or a text with parts filled in. */
      function reportStrings(value: ts.Expression): void {
        if (ts.isStringLiteralLike(value)) report(value, value.text);
        if (ts.isParenthesizedExpression(value)) reportStrings(value.expression);
        if (ts.isConditionalExpression(value)) {
          reportStrings(value.whenTrue);
          reportStrings(value.whenFalse);
        }
        if (ts.isBinaryExpression(value)) {
          reportStrings(value.right);
          if (value.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken) {
            reportStrings(value.left);
          }
        }
        if (ts.isTemplateExpression(value)) {
          report(
            value,
            [value.head, ...value.templateSpans.map((span) => span.literal)]
              .map(({ text }) => text)
              .join(' '),
          );
        }
      }

      function report(node: ts.Node, text: string): void {
        if (!/\p{L}/u.test(text)) return;
        found.push(
          `${place(source, node)} "${text.trim().replace(/\s+/g, ' ')}" belongs in the messages`,
        );
      }
    });
}
