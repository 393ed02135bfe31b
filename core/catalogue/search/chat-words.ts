const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** English, Hindi and Hinglish words around a device that are no part of its name. */
export const fillers = set(
  `a an the is it its am are was i im ive my mine me we you your u this that there to of for on in at by with from
  and or but so as be have has had do does did can could will would want wants wanna need like please pls plz sir
  madam maam mam dear hi hello hey hii helo namaste namaskar bhai bhaiya bro brother didi ji yaar dost sell sel selll seel selling
  sale sold resell resale exchange buyback buy buying purchase price prices rate rates cost value worth much how
  many what which get give old used second hand secondhand good bad best condition excellent fair working perfect
  box bill charger kit only one set available interested years year months month ago about just also very some any
  black white blue red green gold golden silver grey gray purple pink yellow graphite midnight starlight color
  colour variant ka ki ke ko se me mein mai main mujhe mujhko mereko mera meri mere apna apni apne hum hamara hai h
  hain he hu hun hoon ho tha thi the hota kar karna karni karne karo krna krni krne kro karta karte karke chahta
  chahte chahti chahiye chata chate bech bechna bechni bechne bechunga bechungi bechu bechdo bechdu bechoge bechega
  becho bechta bechte beachna bachna bechana bech becna bechta bikna bikega bikegi bikri bik nikalna nikal nikalne
  purana purani purane naya nayi nai naye kya kitna kitne kitni kitana kitane milega milegi milenge mil milta hoga
  hogi de dena dedo do dijiye dijie bata batao bataiye batana bolo lo lena loge lete liya aur ya par pe tak bhi hi
  to toh wala wali vala vali sath saath ek ye yeh yah vo woh wo jo abhi ab jaldi aaj kal achha accha acha theek thik
  sahi bilkul sab kuch koi nahi nahin nhi na haan han ji rupaye rupees rs inr gb tb ram rom ssd hdd storage memory
  internal inr kimat keemat daam dam bhav mulya k q r yes no ok okay thanks thank dhanyavad shukriya deal cash kharidna
  kharidoge kharidte lelo loge quote quotation offer urgent urgently under warranty mrp market today current
  presently original india indian imported without broken working
  battery health screen display body camera scratch crack dent tuta tooti toota glass back front issue problem`,
);

/** Letters that are words in chat ("h" for hai, "k" for ka) unless a number follows them. */
export const chatLetters = set('h k q n b y d p m o v');
/** Those that are words only when no number stands before them either: 10 i is a 10i. */
export const freeLetters = set('a i u r');
