/**
 * Forty prompts and the terms that a reader of both wordings finds in them, of those the lexicon
 * has. Read by hand, one after the other; not written by the code that is held against it.
 */
export const HAND_READ: Record<string, string> = {
  'wizard-lightning': 'wizard hat blue robe white magic-spell lightning hand book',
  'mars-drone-race': 'futuristic drone racing sunset mars',
  'grandmother-gnocchi':
    'tutorial food grandmother influencer rustic tuscany kitchen cinematic-lighting',
  'ocean-bicycle-race': 'bicycle racing ocean animal athlete riding drone-view',
  'duck-dragon': 'duck dragon flying beautiful sunset hamster creature',
  'tokyo-walk':
    'stylish woman walking tokyo street warm-glow neon city signage black leather jacket red dress boots sunglasses lipstick confident casual wet reflection colourful-lights pedestrian',
  'wooly-mammoth':
    'mammoth snow meadow fur blowing-in-the-wind walking tree dramatic mountain in-the-distance afternoon wispy-clouds sun warm-glow low-angle stunning mammal beautiful photography depth-of-field',
  'mitten-astronaut':
    'trailer adventurous astronaut red wool helmet blue-sky desert cinematic 35mm-film film vivid-colours',
  'big-sur':
    'drone-view crashing-waves rugged cliff big-sur beach white golden-light sunset rock coast island lighthouse in-the-distance green greenery road dramatic ocean raw-beauty highway blue',
  'monster-with-melting-candle':
    'animation close-up fur monster melting red candle 3d-render realistic lighting-and-texture wonder curious flame eye innocent playful exploring warm-tones dramatic-lighting cozy',
  'victoria-crowned-pigeon':
    'close-up pigeon striking blue feather red eye bird regal majestic blurred-background',
  'ships-in-coffee': 'photorealistic close-up video pirate-ship fighting sailing cup coffee',
  'man-on-the-cloud': 'young-man sitting cloud sky reading',
  'gold-rush': 'archival-footage california gold-rush historical',
  'zen-garden-gnome': 'close-up glass zen-garden dwarf sand',
  'closeup-of-womans-eye':
    'extreme-close-up woman eye blinking marrakech magic-hour cinematic film 70mm-film depth-of-field vivid-colours',
  lagos: 'beautiful home-video amateur-style people lagos nigeria near-future mobile-phone-camera',
  'stack-of-tvs':
    'orbit-shot retro television 1950s sci-fi horror news 1970s sitcom new-york museum art-gallery',
  'big-eyed-fluff-ball':
    '3d-render animation fur creature eye exploring vibrant fantasy forest whimsical rabbit squirrel blue striped jumping sparkle stream wonder flower glow transforming tree leaf purple silver floating fireflies playful fairy dancing mushroom',
  'suv-in-the-dust':
    'tracking-shot white retro suv black driving dirt-road pine-tree mountain dust sunlight warm-glow in-the-distance car tree road redwood greenery rear-view rugged hill blue-sky wispy-clouds',
  'amalfi-coast':
    'drone-view orbit-shot beautiful historical church rock amalfi-coast majestic building path patio crashing-waves overlooking coast water hill italy people walking dramatic ocean warm-glow afternoon sun magical-feeling romantic stunning photography in-the-distance sunlight',
  'octopus-and-crab':
    'orange octopus ocean-floor sand rock eye crab crawling brown wide-angle-lens ocean water blue sunlight sharp-and-crisp hdr in-focus blurred-background depth-of-field',
  'tokyo-in-the-snow':
    'beautiful snow tokyo city bustling camera-moves-through tracking-shot street people market cherry-blossom flying wind snowflakes blowing-in-the-wind',
  'closeup-man-in-glasses':
    'extreme-close-up gray man beard thoughtful sitting cafe paris eye people offscreen walking wool coat shirt brown beret glasses smile cinematic-lighting golden-light street city in-the-background depth-of-field cinematic 35mm-film',
  'aquarium-nyc': 'new-york underwater atlantis fish whale sea-turtle shark swimming street',
  'puppy-cloning': 'gray wolf puppy playing chasing road grass running jumping',
  'grandma-birthday':
    'grandmother gray colourful birthday cake candle dining-room joy happy glow eye blowing-out pink flicker flame blue shirt flower friends family sitting festival out-of-focus beautiful cinematic three-quarter-view warm-tones soft-lighting gentle',
  'otter-on-surfboard':
    'adorable happy otter confident surfing yellow lifejacket riding turquoise tropical water ocean lush island 3d-render digital-art',
  'happy-cat':
    'white orange tabby cat happy running dense garden chasing eye flower leaf walking path plant ground-level-angle tracking-shot intimate cinematic warm-tones film-grain daylight fur sharp-and-crisp shallow-depth-of-field low-angle',
  santorini:
    'aerial-view santorini blue-hour stunning building white blue volcano beautiful serene',
  'dogs-downtown':
    'samoyed golden-retriever playing running futuristic neon city night building sparkle fur',
  'photoreal-train':
    'scotland bridge historical train town stunning steam-train lush greenery rock mountain picturesque in-the-background blue-sky sunlight beautiful exploring majestic',
  'tiktok-image-to-video-trio':
    'potato king majestic crown sitting throne kingdom castle miniature cafe plant coffee cup image realistic cloud',
  'hacker-labrador': 'hacker labrador black sweatshirt sitting computer glare dog face',
  'cathedral-cats': 'cathedral church cat man king sitting throne',
  'coastal-picturesque-town':
    'crane-shot majestic panoramic-view overlooking beautiful ocean historical building stunning coast picturesque town cliff colourful yellow orange pink white rugged amalfi-coast italy highly-detailed boat serene water relaxed lush greenery mountain vibrant inviting holiday adventurous golden-light travel-photography 4k digital-camera',
  'white-dragon':
    'close-up majestic white dragon pearlescent silver scales blue eye elegant ivory fog face texture blurred-background',
  'dogs-in-nyc-broadway':
    'golden-retriever samoyed walking new-york taxi dog crosswalk food broadway signage',
  'tr-i2v-wave-in-hall': 'ornate historical hall tidal-wave crashing-waves surfing',
  'tr-image-3':
    'snow mountain village cozy cabin northern-lights highly-detailed photorealistic dslr 50mm-lens wide-aperture',
};
