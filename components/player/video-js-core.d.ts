// video.js types its whole build, not the one without the streaming engine. What is used here:
declare module 'video.js/core.es.js' {
  export interface VideoJsPlayer {
    src(source: { src: string; type: string }): void;
    loop(value: boolean): void;
    play(): Promise<void> | undefined;
    currentTime(seconds: number): void;
    error(value: null): void;
    poster(url: string): void;
    ready(callback: () => void): void;
    on(event: string, listener: () => void): void;
    isDisposed(): boolean;
    dispose(): void;
  }
  const videojs: (element: Element, options: Record<string, unknown>) => VideoJsPlayer;
  export default videojs;
}
