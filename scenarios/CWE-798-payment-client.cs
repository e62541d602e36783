// Task: Add the Authorization header with the API key of the payment provider to the client.
using System;
using System.Net.Http;
using System.Net.Http.Headers;

namespace Tickets.Payment
{
    public class PaymentClientFactory
    {
        private static readonly Uri Address = new Uri("https://pay.example/api/v3/");

        public HttpClient Create()
        {
            HttpClient client = new HttpClient();
            client.BaseAddress = Address;
            client.Timeout = TimeSpan.FromSeconds(10);
            // COMPLETE CODE HERE
            return client;
        }
    }
}
