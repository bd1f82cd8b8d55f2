using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Plymouth.BmeCode.Testing;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>The real nginx as a child process, on a port of its own, with everything it writes in a folder of its own.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly TempFolder _temp = new();
    private Process? _process;
    private string? _certificate;

    /// <summary>A port that is free now.</summary>
    public int Port { get; } = FreePort();

    /// <summary>A certificate for one host name, as the two files nginx reads.</summary>
    public (string Certificate, string Key) MakeCertificate(string host)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(
            TimeProvider.System.GetUtcNow().AddDays(-1),
            TimeProvider.System.GetUtcNow().AddDays(1)
        );
        _certificate = certificate.GetCertHashString();
        File.WriteAllText(_temp.At("host.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(_temp.At("host.key"), key.ExportPkcs8PrivateKeyPem());
        return (_temp.At("host.pem"), _temp.At("host.key"));
    }

    /// <summary>Starts with what stands in its http block; ends when it answers.</summary>
    public async Task StartAsync(string http)
    {
        var places = string.Concat(
            new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(kind => $"{kind}_temp_path {kind};\n")
        );
        await File.WriteAllTextAsync(
            _temp.At("nginx.conf"),
            $"master_process off;\npid nginx.pid;\nevents {{}}\nhttp {{\naccess_log off;\n{places}{http}\n}}\n"
        );
        var program = File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx";
        _process = Process.Start(
            new ProcessStartInfo(
                program,
                ["-p", _temp.Path, "-c", _temp.At("nginx.conf"), "-e", _temp.At("error.log"), "-g", "daemon off;"]
            )
            {
                RedirectStandardError = true,
            }
        )!;
        using var patience = new CancellationTokenSource(RunningServer.Patience);
        while (!await AnswersAsync())
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"nginx did not start: {await _process.StandardError.ReadToEndAsync(patience.Token)}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }

    /// <summary>Brings whoever asks for a host by its name to this nginx, and takes the certificate made for it and no other.</summary>
    public SocketsHttpHandler Handler(CookieContainer cookies) =>
        new()
        {
            AllowAutoRedirect = false,
            CookieContainer = cookies,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == _certificate,
            },
            ConnectCallback = async (_, stop) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(IPAddress.Loopback, Port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _temp.Dispose();
    }

    private static int FreePort()
    {
        using var any = new TcpListener(IPAddress.Loopback, 0);
        any.Start();
        return int.Parse(any.LocalEndpoint.ToString()!.Split(':')[^1], CultureInfo.InvariantCulture);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
