'use client';

import { useEffect, useState } from 'react';
import { copyText } from '@/lib/prompts/copy-text';
import { announce } from './announce';
import styles from './copy-button.module.css';
import drawn from './drawn-icon.module.css';

const SHOWN_MS = 1600;

/**
 * Copies a text as it stands. `name` is what the button is called, `copied` and `failed` are said
 * aloud; `children`, if any, are shown beside the icon.
 */
export function CopyButton(props: {
  text: string;
  name: string;
  copied: string;
  failed: string;
  className?: string;
  children?: React.ReactNode;
}) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy() {
    const done = await copyText(props.text);
    setCopied(done);
    announce(done ? props.copied : props.failed);
  }

  return (
    <button
      type="button"
      className={`${styles.button} ${drawn.icon} ${drawn.copy} ${props.className ?? ''} needs-script`}
      aria-label={props.children === undefined ? props.name : undefined}
      title={props.children === undefined ? undefined : props.name}
      data-copy=""
      data-copied={isCopied ? '' : undefined}
      onClick={copy}
    >
      {props.children}
    </button>
  );
}
