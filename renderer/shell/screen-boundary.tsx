import { Button } from '@mantine/core';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/screen-frame.tsx';

type Props = { readonly children: ReactNode };

/** Keeps a screen that broke from taking the window with it: the others still work, and this one can be tried again. */
export class ScreenBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? (
      <BrokenScreen onRetry={() => this.setState({ broken: false })} />
    ) : (
      this.props.children
    );
  }
}

function BrokenScreen({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <main style={{ height: '100%', display: 'flex' }} role="alert">
      <EmptyState
        title={t('screenFailedTitle')}
        text={t('screenFailed')}
        action={<Button onClick={onRetry}>{t('retry')}</Button>}
      />
    </main>
  );
}
