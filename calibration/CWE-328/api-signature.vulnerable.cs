using System;
using System.Net.Http;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace Partner.Requests;

public class SigningMessageHandler : DelegatingHandler
{
    private readonly byte[] _key;

    public SigningMessageHandler(byte[] key)
    {
        _key = key;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        using (var mac = SHA1.Create())
        {
            request.Headers.Add("X-Signature", Convert.ToBase64String(mac.ComputeHash([.. _key, .. body])));
        }
        return await base.SendAsync(request, cancellationToken);
    }
}
