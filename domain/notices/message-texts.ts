import type { MessageKind, MessageLanguage } from './message-templates.ts';

/**
 * What is written to customers where the user sets no text of their own. Numbers and addresses stand on lines of their
 * own: they can be copied whole, and right-to-left text cannot turn them around. What stands in `[[ ]]` is left out where
 * its value is not known.
 */
export const messageTexts: Readonly<
  Record<MessageKind, Readonly<Record<MessageLanguage, string>>>
> = {
  shipped: {
    en: `Hello {buyer},

Thank you for your order {order}. It is on its way to you with {service}.

Tracking number:
{number}[[
Track it here:
{website}]]

[[It usually arrives within {days} days. ]]The first tracking record can take a few days to appear. If anything is not as it should be, please write to us before you open a dispute: we will find a solution.

Have a good day!`,
    ru: `Здравствуйте, {buyer}!

Спасибо за заказ {order}. Мы отправили его службой доставки {service}.

Трек-номер:
{number}[[
Отследить посылку можно здесь:
{website}]]

[[Обычно доставка занимает до {days} дн. ]]Первая запись об отслеживании может появиться через несколько дней. Если возникнут вопросы, пожалуйста, напишите нам, прежде чем открывать спор: мы обязательно поможем.

Хорошего дня!`,
    es: `Hola, {buyer}:

Gracias por tu pedido {order}. Ya está en camino con {service}.

Número de seguimiento:
{number}[[
Puedes seguirlo aquí:
{website}]]

[[Suele llegar en un plazo de {days} días. ]]El primer registro de seguimiento puede tardar unos días en aparecer. Si algo no va bien, escríbenos antes de abrir una disputa y buscaremos una solución.

¡Que tengas un buen día!`,
    fr: `Bonjour {buyer},

Merci pour votre commande {order}. Elle est en route avec {service}.

Numéro de suivi :
{number}[[
Suivre le colis :
{website}]]

[[La livraison prend généralement jusqu’à {days} jours. ]]La première information de suivi peut n’apparaître qu’au bout de quelques jours. En cas de problème, écrivez-nous avant d’ouvrir un litige : nous trouverons une solution.

Bonne journée !`,
    pt: `Olá, {buyer}!

Agradecemos o seu pedido {order}. Ele já está a caminho com {service}.

Código de rastreamento:
{number}[[
Acompanhe aqui:
{website}]]

[[A entrega costuma levar até {days} dias. ]]O primeiro registro de rastreamento pode levar alguns dias para aparecer. Se algo não estiver certo, escreva para nós antes de abrir uma disputa: vamos encontrar uma solução.

Tenha um ótimo dia!`,
    ar: `مرحبًا {buyer}،

شكرًا على طلبك. لقد شحنّاه وهو الآن في طريقه إليك.

رقم الطلب:
{order}
خدمة الشحن:
{service}
رقم التتبع:
{number}[[
رابط التتبع:
{website}]]

[[مدة التوصيل المعتادة بالأيام: {days}. ]]قد يستغرق ظهور أول تحديث للتتبع بضعة أيام. إذا واجهتك أي مشكلة، فنرجو أن تراسلنا قبل فتح نزاع وسنجد حلًا معًا.

نتمنى لك يومًا سعيدًا!`,
    zh: `{buyer}，您好！

感谢您的订单 {order}，包裹已通过 {service} 发出。

运单号：
{number}[[
查询网址：
{website}]]

[[一般 {days} 天内送达。]]首条物流信息可能需要几天才会显示。如有任何问题，请在提起纠纷前先联系我们，我们会尽快为您解决。

祝您生活愉快！`,
  },
  'part-shipped': {
    en: `Hello {buyer},

A part of your order {order} is on its way to you with {service}. The other items follow in a separate parcel, and we will send you its number too.

Tracking number of this parcel:
{number}[[
Track it here:
{website}]]

Thank you for your patience!`,
    ru: `Здравствуйте, {buyer}!

Часть вашего заказа {order} уже в пути, служба доставки — {service}. Остальные товары мы отправим отдельной посылкой и также сообщим её трек-номер.

Трек-номер этой посылки:
{number}[[
Отследить посылку можно здесь:
{website}]]

Спасибо за терпение!`,
    es: `Hola, {buyer}:

Una parte de tu pedido {order} ya está en camino con {service}. El resto irá en otro paquete y también te enviaremos su número.

Número de seguimiento de este paquete:
{number}[[
Puedes seguirlo aquí:
{website}]]

¡Gracias por tu paciencia!`,
    fr: `Bonjour {buyer},

Une partie de votre commande {order} est en route avec {service}. Les autres articles suivront dans un colis séparé, dont nous vous enverrons également le numéro.

Numéro de suivi de ce colis :
{number}[[
Suivre le colis :
{website}]]

Merci de votre patience !`,
    pt: `Olá, {buyer}!

Uma parte do seu pedido {order} já está a caminho com {service}. Os outros itens seguirão em um pacote separado, e também enviaremos o código dele.

Código de rastreamento deste pacote:
{number}[[
Acompanhe aqui:
{website}]]

Agradecemos a sua paciência!`,
    ar: `مرحبًا {buyer}،

جزء من طلبك في طريقه إليك الآن. سنرسل بقية المنتجات في طرد منفصل، وسنوافيك برقم تتبعه أيضًا.

رقم الطلب:
{order}
خدمة الشحن:
{service}
رقم تتبع هذا الطرد:
{number}[[
رابط التتبع:
{website}]]

شكرًا على صبرك!`,
    zh: `{buyer}，您好！

您的订单 {order} 中的部分商品已通过 {service} 发出，其余商品将另行发货，届时会将运单号告知您。

本包裹运单号：
{number}[[
查询网址：
{website}]]

感谢您的耐心等待！`,
  },
  delayed: {
    en: `Hello {buyer},

Your order {order} needs a little more time: we will ship it within {days} days and send you the tracking number as soon as it leaves. We are sorry for the wait.

If you would rather change something about the order, just reply to this message.

Thank you for your understanding!`,
    ru: `Здравствуйте, {buyer}!

Для подготовки заказа {order} нам нужно немного больше времени: мы отправим его не позднее чем через {days} дн. и сразу сообщим трек-номер. Приносим извинения за ожидание.

Если вы хотите что-то изменить в заказе, просто ответьте на это сообщение.

Спасибо за понимание!`,
    es: `Hola, {buyer}:

Tu pedido {order} necesita un poco más de tiempo: lo enviaremos en un plazo de {days} días y te daremos el número de seguimiento en cuanto salga. Sentimos la espera.

Si prefieres cambiar algo del pedido, responde a este mensaje.

¡Gracias por tu comprensión!`,
    fr: `Bonjour {buyer},

Votre commande {order} demande un peu plus de temps : nous l’expédierons sous {days} jours et vous enverrons le numéro de suivi dès son départ. Veuillez nous excuser pour cette attente.

Si vous souhaitez modifier la commande, il suffit de répondre à ce message.

Merci de votre compréhension !`,
    pt: `Olá, {buyer}!

O seu pedido {order} precisa de um pouco mais de tempo: vamos enviá-lo em até {days} dias e informar o código de rastreamento assim que ele sair. Pedimos desculpas pela espera.

Se quiser alterar algo no pedido, basta responder a esta mensagem.

Agradecemos a sua compreensão!`,
    ar: `مرحبًا {buyer}،

يحتاج طلبك إلى وقت إضافي قليل قبل الشحن، وسنرسل إليك رقم التتبع فور خروجه. نعتذر عن التأخير.

رقم الطلب:
{order}
سيُشحن خلال مدة أقصاها بالأيام: {days}

إذا رغبت في تعديل الطلب، فما عليك سوى الرد على هذه الرسالة.

شكرًا لتفهمك!`,
    zh: `{buyer}，您好！

您的订单 {order} 需要稍长的备货时间，我们将在 {days} 天内发货，发出后会立即将运单号告知您。让您久等，非常抱歉。

如需调整订单，直接回复此消息即可。

感谢您的理解！`,
  },
};
