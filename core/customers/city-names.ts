import { fold } from '../shared/index.ts';

/** A city as people write it, and the first three digits of its pincodes (India Post's sorting districts). */
type City = { readonly names: readonly string[]; readonly codes: readonly string[] };

/** Cities where pickups are made, and their neighbours under the same name: names, then digits. */
const table = `
Delhi|New Delhi|दिल्ली|नई दिल्ली: 110
Faridabad|फरीदाबाद|फ़रीदाबाद: 121
Gurugram|Gurgaon|गुरुग्राम|गुड़गांव: 122
Panchkula|पंचकूला: 134
Ludhiana|लुधियाना: 141
Amritsar|अमृतसर: 143
Chandigarh|चंडीगढ़: 160 140 134
Mohali|मोहाली: 160 140
Noida|Greater Noida|नोएडा: 201 203
Ghaziabad|गाज़ियाबाद|गाजियाबाद: 201 245
Kanpur|कानपुर: 208 209
Varanasi|Banaras|वाराणसी|बनारस: 221
Lucknow|लखनऊ: 226 227
Dehradun|देहरादून: 248
Meerut|मेरठ: 250
Agra|आगरा: 282 283
Jaipur|जयपुर: 302 303
Jodhpur|जोधपुर: 342
Rajkot|राजकोट: 360
Ahmedabad|Amdavad|अहमदाबाद: 380 382
Gandhinagar|गांधीनगर: 382 380
Vadodara|वडोदरा: 390 391
Surat|सूरत: 394 395
Mumbai|Bombay|मुंबई|मुम्बई: 400 401
Navi Mumbai|नवी मुंबई: 400 410
Thane|ठाणे|थाने: 400 401 421
Goa|Panaji|Panjim|गोवा: 403
Pune|Poona|पुणे|पूना: 410 411 412
Nashik|Nasik|नाशिक|नासिक: 422
Nagpur|नागपुर: 440 441
Indore|इंदौर: 452 453
Bhopal|भोपाल: 462
Jabalpur|जबलपुर: 482
Raipur|रायपुर: 492 493
Hyderabad|Secunderabad|हैदराबाद|सिकंदराबाद: 500 501 502
Vijayawada|विजयवाड़ा: 520 521
Guntur|गुंटूर: 522
Visakhapatnam|Vizag|विशाखापत्तनम: 530 531
Bengaluru|Bangalore|बेंगलुरु|बैंगलोर|बंगलौर: 560 561 562
Mysuru|Mysore|मैसूर|मैसूरु: 570 571
Mangaluru|Mangalore|मंगलुरु: 574 575
Chennai|Madras|चेन्नई: 600 601 602 603
Tiruchirappalli|Trichy|Tiruchi: 620 621
Madurai|मदुरै: 625
Coimbatore|Kovai|कोयंबटूर: 641 642
Kozhikode|Calicut: 673
Kochi|Cochin|Ernakulam|कोच्चि: 682 683
Thiruvananthapuram|Trivandrum: 695
Kolkata|Calcutta|कोलकाता: 700 711
Howrah|हावड़ा: 711 700
Bhubaneswar|भुवनेश्वर: 751 752
Guwahati|गुवाहाटी: 781
Patna|पटना: 800 801
Jamshedpur|जमशेदपुर: 831 832
Ranchi|रांची|राँची: 834 835
`;

const cities: readonly City[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [names = '', codes = ''] = line.split(': ');
    return { names: names.split('|'), codes: codes.split(' ') };
  });
const byName = new Map(cities.flatMap((city) => city.names.map((name) => [fold(name), city] as const)));

/** Written after a city, or about it, without being another one. */
const beside =
  /(?:^| )(?:india|bharat|भारत|city|dist|district|west|east|pin|pincode|pin code|पिनकोड|[1-9]\d{5}|maharashtra|karnataka|tamil nadu|telangana|andhra pradesh|uttar pradesh|up|gujarat|rajasthan|west bengal|haryana|punjab|kerala|madhya pradesh|mp|bihar|odisha|assam|jharkhand)$/u;
/** "Bank of …", "Hotel …": no city, but what a shop is called. */
const called = /(?:^| )(?:of|hotel|cafe|bank|near|opp|opposite|behind|road|होटल)$/u;

/** The city that an address names as a part of its own, or at its end; the last one. A road to it is none. */
export function cityIn(address: string): City | undefined {
  const parts = fold(address)
    .split(/[,;\n/()]+| - |[-–] ?(?=[1-9]\d{5})/u)
    .map((part) => part.replace(/[^\p{L}\p{M}\p{N} ]+/gu, ' ').trim());
  return parts.map(cityOf).findLast((city) => city !== undefined);
}

function cityOf(part: string): City | undefined {
  const words = bared(part).split(' ');
  for (const count of [2, 1]) {
    const city = byName.get(words.slice(-count).join(' '));
    if (city && words.length >= count && !called.test(words.slice(0, -count).join(' '))) return city;
  }
  return undefined;
}

function bared(part: string): string {
  const rest = part.replace(/ +/g, ' ').replace(beside, '').trim();
  return rest === part ? rest : bared(rest);
}
